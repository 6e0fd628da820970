import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  choose,
  expect,
  openPayment,
  openPicker,
  placeOrder,
  test,
  waitUntilPaid,
} from './shopTest.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the shop and the card are accessible in ${colorScheme}`, async ({ page, controls }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Slow Sunday' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.goto('/sign-in');
    expect(await violations(page)).toEqual([]);

    const orderId = await placeOrder(page);
    await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await openPicker(page);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const card = await openPayment(page);
    expect(await violations(page)).toEqual([]);

    await controls.play(orderId, 'pay', 'confirm');
    await waitUntilPaid(card);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await expect(page.getByText('Paid and shipped')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('the way to a page of a provider and back is accessible', async ({ page, shop }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const orderId = await placeOrder(page);
  // A form with what is missing, and the way back from it.
  const card = await choose(page, 'UAH');
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByText('This is needed.')).toHaveCount(4);
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Back' }).click();
  await card.getByRole('radio', { name: 'oPLN' }).check();
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByRole('link', { name: 'Continue to Kanga' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await card.getByRole('link', { name: 'Continue to Kanga' }).click();
  await page.getByRole('heading', { name: 'Your e-mail address' }).waitFor();
  await page.goto(`${shop.url}/orders/${orderId}`);
  await expect(page.getByRole('heading', { name: 'Checking your payment…' }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByText('Pay another way').click();
  await expect(page.getByRole('radio', { name: 'oPLN' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a press that is taken back before it is let go does nothing', async ({ page }) => {
  await placeOrder(page);
  const pressAndLeave = async (what: Locator) => {
    await what.hover();
    await page.mouse.down();
    await page.mouse.move(3, 3);
    await page.mouse.up();
  };
  await pressAndLeave(page.getByRole('button', { name: 'Pay now' }));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const card = await openPicker(page);
  // Let go on the page behind, which closes the card only where it was pressed.
  await pressAndLeave(card.getByRole('button', { name: 'Continue' }));
  await pressAndLeave(card.getByRole('button', { name: 'Close' }));
  await expect(card.getByRole('group', { name: 'Choose how to pay' })).toBeVisible();
  await page.mouse.click(3, 3);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('nothing is loaded from elsewhere, and the security policy is never hit (T48)', async ({
  page,
  shop,
}) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== shop.url) foreign.push(request.url());
  });
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await placeOrder(page);
  await openPayment(page);
  await placeOrder(page);
  const card = await choose(page, 'oPLN');
  await expect(card.getByRole('link', { name: 'Continue to Kanga' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Checking your payment…').first()).toBeVisible();
  await page.getByText('Pay another way').click();
  await expect(page.getByRole('main').getByRole('radio', { name: 'oPLN' })).toBeVisible();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
