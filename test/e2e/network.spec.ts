import {
  expect,
  openPayment,
  openPicker,
  placeOrder,
  storedPayment,
  test,
  waitUntilPaid,
} from './shopTest.ts';

const MINUTE = 60_000;

test("a provider that is down for a minute of the page's time loses neither the payment nor the order", async ({
  page,
  controls,
}) => {
  await page.clock.install();
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const { action } = await storedPayment(page, orderId);
  await controls.faults({ down: true, notices: 'drop' });
  await controls.play(orderId, 'pay', 'confirm');

  // Asking on changes nothing, and nothing of what the shopper has to know goes away.
  for (let passed = 0; passed < MINUTE; passed += 10_000) {
    await card.getByRole('button', { name: 'Check now' }).click();
    await page.clock.runFor(10_000);
    await expect(card.getByText('Send exactly')).toBeVisible();
    await expect(card.getByText('Payment complete')).toHaveCount(0);
  }
  expect(await storedPayment(page, orderId)).toMatchObject({ status: 'awaiting_payment', action });

  await controls.faults({ down: false, notices: 'deliver' });
  await waitUntilPaid(card);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});

test('a provider that is down when the shopper wants to pay leaves nothing payable on the screen', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPicker(page);
  await controls.faults({ down: true });
  await card.getByRole('button', { name: 'Continue' }).click();
  await expect(card.getByText('You have not been charged.')).toBeVisible();
  await expect(card.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  await expect(card.getByRole('button', { name: /^Copy (amount|address|memo)/ })).toHaveCount(0);
  await controls.faults({ down: false });
  expect(await controls.paymentsOf(orderId)).toEqual([]);
});

test('a shopper who is offline for a minute keeps the address and the time left, and catches up (C11)', async ({
  page,
  context,
  controls,
}) => {
  // The minute passes in the page; the shop's own clock goes on as it does.
  await page.clock.install();
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const address = await card.locator('[data-coinslot="payment-address"]').first().textContent();
  const left = await secondsLeft();

  await context.setOffline(true);
  await page.clock.runFor(MINUTE);
  await expect(card.getByText('Connection lost.')).toBeVisible();
  await expect(card.getByText('Your payment is safe.')).toBeVisible();
  expect(await card.locator('[data-coinslot="payment-address"]').first().textContent()).toBe(
    address,
  );
  const passed = left - (await secondsLeft());
  expect(passed).toBeGreaterThanOrEqual(60);
  expect(passed).toBeLessThan(70);
  await controls.play(orderId, 'pay', 'confirm');
  await expect(card.getByText('Payment complete')).toHaveCount(0);

  await context.setOffline(false);
  await expect(card.getByText('Payment complete')).toBeVisible();
  await expect(card.getByText('Connection lost.')).toHaveCount(0);

  async function secondsLeft(): Promise<number> {
    const text = (await card.getByRole('timer').textContent()) ?? '';
    const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  }
});

test('of two tabs with one order, the one that only watched says paid as well (C06)', async ({
  page,
  context,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const other = await context.newPage();
  await other.goto(`/orders/${orderId}`);
  await other.getByRole('button', { name: 'Show the payment' }).click();
  const watching = other.getByRole('dialog');
  await expect(watching.getByText('Send exactly')).toBeVisible();

  await controls.play(orderId, 'pay', 'confirm');
  await waitUntilPaid(card);
  await expect(watching.getByText('Payment complete')).toBeVisible();
  expect(await controls.paymentsOf(orderId)).toHaveLength(1);
});

test('a modal whose code does not come says so where it would be, and opens once it comes', async ({
  page,
}) => {
  await page.route('**/assets/OutletModal-*.js', (route) => route.abort());
  await placeOrder(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Please reload this page.' });
  await expect(notice).toBeInViewport({ ratio: 1 });
  await page.unroute('**/assets/OutletModal-*.js');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(notice).toHaveCount(0);
});
