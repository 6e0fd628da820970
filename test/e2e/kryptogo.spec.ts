import { buy, choose, expect, openPayment, placeOrder, storedPayment, test } from './shopTest.ts';

const WAY = 'USDT Arbitrum';
const shipped = (output: string, orderId: string) =>
  output.split(`Order ${orderId} is paid and shipped.`).length - 1;

test('a shopper pays KryptoGO exactly, in the currency that they read, and the order ships once', async ({
  page,
  controls,
  shop,
}) => {
  await page.goto('/');
  await page.getByLabel('Prices in').selectOption('TWD');
  const orderId = await buy(page);
  const card = await openPayment(page, WAY);
  await expect(card.getByText('420.00 TWD')).toBeVisible();
  await controls.play(orderId, 'pay', 'confirm');
  await expect(card.getByText('Payment complete')).toBeVisible({ timeout: 15_000 });

  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Paid and shipped' })).toBeVisible();
  await expect(page.getByText('Paid through KryptoGO.')).toBeVisible();
  expect(shipped(shop.output(), orderId)).toBe(1);
  expect(await controls.paymentsOf(orderId)).toMatchObject([
    { provider: 'kryptogo', price: { amount: '420', currency: 'TWD' }, received: '12.92' },
  ]);
});

test('too little for KryptoGO goes back, and leaves the order to be paid', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page, WAY);
  await controls.pay(orderId, '0.5');
  await controls.play(orderId, 'confirm');
  await expect(card.getByRole('heading', { name: 'Refund started' })).toBeVisible({
    timeout: 15_000,
  });
  await expect(card.getByText('Do not send more.')).toBeVisible();
  await expect(card.getByText('Send exactly')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(
    page.getByText('6.5 USDT will be sent back. Please do not send more.'),
  ).toBeVisible();

  await controls.play(orderId, 'refund');
  await expect(page.getByText('6.5 USDT was sent back.')).toBeVisible({ timeout: 15_000 });
  const { status, refund } = await storedPayment(page, orderId);
  expect({ status, refund }).toMatchObject({ status: 'refunded', refund: { amount: '6.5' } });
  await expect(page.getByText(String(refund?.txHash))).toBeVisible();
  expect(shipped(shop.output(), orderId)).toBe(0);

  const again = await choose(page, WAY);
  await expect(again.getByText('Send exactly')).toBeVisible();
  expect((await storedPayment(page, orderId)).status).toBe('awaiting_payment');
  expect(await controls.paymentsOf(orderId)).toHaveLength(2);
});
