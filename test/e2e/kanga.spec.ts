import { goBackTo, goToKanga, payThere } from './hostedPage.ts';
import { expect, placeOrder, storedPayment, test } from './shopTest.ts';

const shipped = (output: string, orderId: string) =>
  output.split(`Order ${orderId} is paid and shipped.`).length - 1;

test('a shopper pays on the page of Kanga, comes back with Back, and the order ships once', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const order = page.url();
  await goToKanga(page);
  await payThere(page);
  await goBackTo(page, order);

  await expect(page.getByText('Paid and shipped')).toBeVisible({ timeout: 20_000 });
  expect(shipped(shop.output(), orderId)).toBe(1);
  expect(await controls.paymentsOf(orderId)).toMatchObject([
    { provider: 'kanga', price: { amount: '49.00', currency: 'oPLN' } },
  ]);
  const payment = await storedPayment(page, orderId);
  expect(payment).toMatchObject({ status: 'paid', price: { amount: '49.00', currency: 'PLN' } });
  // Each of the callbacks has told the shop something, and none has shipped again.
  expect((await controls.noticesOf(orderId)).length).toBeGreaterThan(1);
});

test('so does one who comes back by the link of the order', async ({ page, shop }) => {
  const orderId = await placeOrder(page);
  await goToKanga(page);
  await payThere(page);
  await page.goto('/orders');
  await page.getByRole('link', { name: `Order ${orderId}` }).click();
  await expect(page.getByText('Paid and shipped')).toBeVisible({ timeout: 20_000 });
  expect(shipped(shop.output(), orderId)).toBe(1);
});

test('so does one who comes back in another tab, and the first tab says so too', async ({
  page,
  context,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const other = await context.newPage();
  await goToKanga(page);
  await other.goto(`/orders/${orderId}`);
  await expect(
    other.getByRole('heading', { name: 'Checking your payment…' }).first(),
  ).toBeVisible();
  await other.getByRole('button', { name: 'Check now' }).focus();
  await payThere(page);
  const shippedThere = other.getByRole('heading', { name: 'Paid and shipped' });
  await expect(shippedThere).toBeVisible({ timeout: 20_000 });
  // In the place of the card that had the focus.
  await expect(shippedThere).toBeFocused();
  expect(shipped(shop.output(), orderId)).toBe(1);
  await goBackTo(page, other.url());
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});
