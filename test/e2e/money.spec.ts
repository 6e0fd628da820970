import { expect, openPayment, placeOrder, storedPayment, test, waitUntilPaid } from './shopTest.ts';

test('who sends too little sends the rest to the same address, and the order ships', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const { action: whole } = await storedPayment(page, orderId);
  await controls.pay(orderId, '0.4');
  await controls.play(orderId, 'confirm');
  await expect(card.getByText(/still missing/).first()).toBeVisible();

  const { action: rest, due, received, remaining } = await storedPayment(page, orderId);
  expect(rest).toEqual({ ...whole, amount: remaining });
  expect(Number(received) + Number(remaining)).toBeCloseTo(Number(due?.amount), 8);
  const shown = await card.locator('[data-coinslot="payment-amount"]').first().textContent();
  expect(shown).toContain(remaining);
  await expect(page.getByText('Paid and shipped')).toHaveCount(0);

  await controls.play(orderId, 'pay', 'confirm');
  await waitUntilPaid(card);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});

test('who sends too much is told so, and the order ships', async ({ page, controls }) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  await controls.pay(orderId, '1.5');
  await controls.play(orderId, 'confirm');
  await waitUntilPaid(card);
  const { excess, amountStatus } = await storedPayment(page, orderId);
  expect(amountStatus).toBe('over');
  await expect(card.getByText(`You sent ${excess}`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});

test('money that comes after the deadline is found, and the order ships', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  await controls.play(orderId, 'expire');
  await expect(card.getByText('This price has expired')).toBeVisible({ timeout: 15_000 });
  await controls.play(orderId, 'pay', 'confirm');
  const paid = card.getByText('It came late.');
  await expect(async () => {
    const ask = card.getByRole('button', { name: 'I already paid' });
    if (await ask.isVisible()) await ask.click();
    await expect(paid).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  expect(await storedPayment(page, orderId)).toMatchObject({ status: 'paid', late: true });
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});
