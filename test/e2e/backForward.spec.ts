import type { Page } from '@playwright/test';
import { launchOptions } from '../chromium.ts';
import { goBackTo, goToKanga, payThere } from './hostedPage.ts';
import { expect, openPayment, placeOrder, storedPayment, test } from './shopTest.ts';

// Automation switches the cache off; shoppers have it.
test.use({
  launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
});

test('a card that comes out of the back/forward cache asks before anything old is believed (C05)', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const { id } = await storedPayment(page, orderId);
  await markCached(page);
  await page.goto(`${shop.url.replace('127.0.0.1', 'localhost')}/sign-in`);
  await controls.play(orderId, 'pay', 'confirm');

  const asked = page.waitForRequest((request) => request.url().endsWith(`/payments/${id}`));
  await page.goBack({ waitUntil: 'commit' });
  // The very page that was left, not a new one.
  await expect(page.locator('body')).toHaveAttribute('data-cached', 'true');
  await asked;
  await expect(card.getByText('Payment complete')).toBeVisible({ timeout: 2_000 });
  await expect(card.getByRole('img', { name: /QR code/ })).toHaveCount(0);
});

test('a shopper who paid on the page of Kanga finds the order shipped on the very page that was left (C05)', async ({
  page,
}) => {
  await placeOrder(page);
  const order = page.url();
  await markCached(page);
  await goToKanga(page);
  await payThere(page);
  await goBackTo(page, order);
  await expect(page.locator('body')).toHaveAttribute('data-cached', 'true');
  const card = page.getByRole('dialog');
  await expect(card.getByText('Payment complete')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  // The button that opened the card is gone.
  await expect(page.getByRole('heading', { name: 'Paid and shipped' })).toBeFocused();
});

async function markCached(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.body.dataset['cached'] = String(persisted);
    });
  });
}
