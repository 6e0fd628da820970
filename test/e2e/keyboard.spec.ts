import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expect, openPayment, placeOrder, test } from './shopTest.ts';

test('a shopper pays from the product to the receipt by keyboard alone, and the console stays empty', async ({
  page,
  controls,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('/');
  await work(page.getByRole('button', { name: ', Slow Sunday' }), 'Enter');
  await work(page.getByRole('link', { name: 'Cart 1' }), 'Enter', 'Shift+Tab');
  await work(page.getByLabel('Your name'));
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  // In the place of the form, without another key.
  const place = page.getByRole('button', { name: 'Place the order' });
  await expect(place).toBeFocused();
  await page.keyboard.press('Enter');
  await work(page.getByRole('button', { name: 'Pay now' }), 'Enter');

  const card = page.getByRole('dialog');
  await work(card.getByRole('radio', { checked: true }), 'ArrowDown');
  await expect(card.getByRole('radio', { name: 'BTC Bitcoin' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(card.getByRole('radio', { name: 'USDT TRON' })).toBeChecked();
  await work(card.getByRole('button', { name: 'Continue' }), 'Enter');
  await expect(card.getByText('Send exactly')).toBeVisible();
  await work(card.getByRole('button', { name: 'Copy address' }), 'Space');
  await expect(card.getByText(/^Address copied/).first()).toBeVisible();

  // Put aside, and taken up again by the same button.
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  const show = page.getByRole('button', { name: 'Show the payment' });
  await expect(show).toBeFocused();
  await page.keyboard.press('Enter');
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await controls.play(orderId, 'pay', 'confirm');
  await expect(card.getByRole('heading', { name: 'Payment complete' })).toBeFocused({
    timeout: 20_000,
  });
  await work(card.getByRole('button', { name: 'Copy receipt' }), 'Enter');
  await work(card.getByRole('button', { name: 'Continue' }), 'Enter', 'Shift+Tab');
  await expect(page.getByRole('heading', { name: 'Paid and shipped' })).toBeFocused();
  expect(complaints).toEqual([]);
});

/** Goes to a control with the key that leads on, or back, and presses what works it. */
async function work(control: Locator, key?: string, towards = 'Tab'): Promise<void> {
  const page: Page = control.page();
  await expect(control).toBeVisible();
  const hasFocus = () => control.evaluate((node) => node === document.activeElement);
  for (let steps = 0; steps < 40 && !(await hasFocus()); steps += 1) {
    await page.keyboard.press(towards);
  }
  await expect(control).toBeFocused();
  if (key !== undefined) await page.keyboard.press(key);
}

test('the result has the focus for a shopper who paid behind another window', async ({
  page,
  context,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  await card.getByRole('button', { name: 'Copy address' }).focus();
  // As a browser does it for people: what is not in front has nothing in focus.
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const wallet = await context.newPage();
  await wallet.bringToFront();
  expect(await page.evaluate(() => document.hasFocus())).toBe(false);
  await controls.play(orderId, 'pay', 'confirm');
  const paid = card.getByRole('heading', { name: 'Payment complete' });
  await expect(paid).toBeAttached({ timeout: 40_000 });
  await page.bringToFront();
  await expect(paid).toBeFocused();
});
