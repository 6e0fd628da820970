import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import {
  buy,
  choose,
  expect,
  openPayment,
  placeOrder,
  storedPayment,
  test,
  waitUntilPaid,
} from './shopTest.ts';

test('a shopper pays exactly, sees it confirmed, and the order ships', async ({
  page,
  controls,
}) => {
  const orderId = await buy(page);
  const card = await openPayment(page);

  await controls.play(orderId, 'pay');
  await expect(card.getByText('Payment seen on the network')).toBeVisible();
  await controls.play(orderId, 'confirm');
  await waitUntilPaid(card);

  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
  const parcel = await page.getByText(/QK-\d{6}/).textContent();
  await page.reload();
  await expect(page.getByText('Paid and shipped')).toBeVisible();
  expect(await page.getByText(/QK-\d{6}/).textContent()).toBe(parcel);
});

test('the QR code, the address shown, copied and stored are one', async ({
  page,
  context,
  controls,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const { action } = await storedPayment(page, orderId);
  const stored = action.type === 'transfer' ? action.address : '';
  expect(stored).toMatch(/^T[1-9A-HJ-NP-Za-km-z]{33}$/);

  const shown = await card.locator('[data-coinslot="payment-address"]').first().textContent();
  expect(shown?.replace(/\s/g, '')).toContain(stored);

  await card.getByRole('button', { name: 'Copy address' }).click();
  await expect(card.getByText(/^Address copied/).first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(stored);

  expect(readQr(await card.screenshot())).toBe(stored);
  expect((await controls.paymentsOf(orderId)).map(({ address }) => address)).toEqual([stored]);
});

test('bitcoin is paid by a link that holds the address and the amount', async ({ page }) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page, 'BTC Bitcoin');
  const { action } = await storedPayment(page, orderId);
  const [address, amount] = action.type === 'transfer' ? [action.address, action.amount] : [];
  expect(address).toMatch(/^bc1/);
  expect(readQr(await card.screenshot())).toBe(`bitcoin:${address}?amount=${amount}`);
});

test('the amount is copied as it is due, without a sign or a separator', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  await card.getByRole('button', { name: 'Copy amount' }).click();
  await expect(card.getByText(/^Amount copied/).first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const { due } = await storedPayment(page, orderId);
  expect(copied).toMatch(/^\d+(\.\d+)?$/);
  expect(copied).toBe(due?.amount);
});

test('a gift card at the test amount 123.45 is paid and shipped without another touch', async ({
  page,
}) => {
  test.slow();
  await placeOrder(page, 'gift-123-45');
  const card = await choose(page, 'USDT TRON');
  // While the network confirms, the card asks every 20 to 30 seconds.
  await expect(card.getByText('Payment complete')).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});

/** By a reader that knows nothing of how the code was drawn. */
function readQr(screenshot: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(screenshot);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
