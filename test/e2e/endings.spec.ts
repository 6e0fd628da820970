import { expect, openPayment, placeOrder, test } from './shopTest.ts';

const endings = [
  { move: 'expire', words: 'This price has expired', page: 'The price has expired' },
  { move: 'fail', words: 'Payment failed', page: 'The payment failed' },
];

for (const { move, words, page: line } of endings) {
  test(`a payment that comes to ${move} shows nothing payable any more`, async ({
    page,
    controls,
  }) => {
    const orderId = await placeOrder(page);
    const card = await openPayment(page);
    const [payment] = await controls.paymentsOf(orderId);
    await controls.play(orderId, move);

    await expect(card.getByText(words)).toBeVisible();
    await expect(card.getByRole('img', { name: /QR code/ })).toHaveCount(0);
    await expect(card.getByRole('button', { name: /^Copy (amount|address|memo)/ })).toHaveCount(0);
    const text = (await card.textContent())?.replace(/\s/g, '');
    expect(text).not.toContain(payment?.address);

    await page.keyboard.press('Escape');
    await expect(page.getByText(line)).toBeVisible();
    await expect(page.getByText('Paid and shipped')).toHaveCount(0);
  });
}

test('after an expired price a new one can be had, with an address of its own', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  await controls.play(orderId, 'expire');
  await expect(card.getByText('This price has expired')).toBeVisible();
  await card.getByRole('button', { name: 'Get a new price' }).click();
  await expect(card.getByText('Send exactly')).toBeVisible();

  const addresses = (await controls.paymentsOf(orderId)).map(({ address }) => address);
  expect(new Set(addresses).size).toBe(2);
});
