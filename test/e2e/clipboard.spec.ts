import type { Page } from '@playwright/test';
import { expect, openPayment, placeOrder, storedPayment, test } from './shopTest.ts';

test('a shopper whose browser denies the clipboard gets the text selected, and no "copied" (C34)', async ({
  page,
  shop,
}) => {
  const browser = await page.context().newCDPSession(page);
  const { targetInfo } = await browser.send('Target.getTargetInfo');
  for (const allowWithoutSanitization of [true, false]) {
    await browser.send('Browser.setPermission', {
      permission: { name: 'clipboard-write', allowWithoutSanitization },
      setting: 'denied',
      origin: shop.url,
      ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
    });
  }
  await isDenied(page);
});

test('so does one in a page that may not use the clipboard (C34)', async ({ page }) => {
  await page.route('**/orders/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'permissions-policy': 'clipboard-write=()' };
    await route.fulfill({ response, headers });
  });
  await isDenied(page, () => page.reload());
});

async function isDenied(page: Page, before: () => Promise<unknown> = async () => {}) {
  const orderId = await placeOrder(page);
  await before();
  const card = await openPayment(page);
  const { action } = await storedPayment(page, orderId);
  await card.getByRole('button', { name: 'Copy address' }).click();
  await expect(card.getByText(/^Press .+ to copy$/).first()).toBeVisible();
  await expect(card.getByText(/copied/)).toHaveCount(0);
  const selected = await page.evaluate(() => document.getSelection()?.toString());
  expect(selected?.replace(/\s/g, '')).toBe(action.type === 'transfer' ? action.address : null);
}
