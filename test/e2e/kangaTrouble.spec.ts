import { randomBytes } from 'node:crypto';
import { runShop } from '../runShop.ts';
import { goToKanga, payThere } from './hostedPage.ts';
import { choose, expect, placeOrder, storedPayment, test } from './shopTest.ts';

test('a payment that is cancelled there is told so in the shop, and another can be made', async ({
  page,
  context,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const other = await context.newPage();
  await goToKanga(page);
  await other.goto(`/orders/${orderId}`);
  await other.getByRole('button', { name: 'Check now' }).focus();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Cancel the payment' }).click();
  await expect(page.getByRole('heading', { name: 'The payment was cancelled' })).toBeVisible();
  // What takes the place of the card that had the focus has it then.
  const panel = other.getByRole('heading', { name: 'Payment', exact: true });
  await expect(panel).toBeFocused({ timeout: 20_000 });
  await page.goto(`${shop.url}/orders/${orderId}`);
  await expect(page.getByText('The payment was cancelled.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Paid and shipped')).toHaveCount(0);

  const card = await choose(page, 'oPLN');
  const link = card.getByRole('link', { name: 'Continue to Kanga' });
  const [first] = await controls.paymentsOf(orderId);
  await expect(link).toHaveAttribute('href', /transactionKey=/);
  expect(await link.getAttribute('href')).not.toContain(first?.reference);
});

test('an amount that is edited into the address of the page is never taken for the price (T19)', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  const modal = await choose(page, 'oPLN');
  const href = await modal.getByRole('link', { name: 'Continue to Kanga' }).getAttribute('href');
  const cheap = new URL(href ?? '');
  expect(cheap.searchParams.get('amount')).toBe('49.00');
  cheap.searchParams.set('amount', '1');
  await page.goto(cheap.href);
  await payThere(page);
  expect(await controls.paymentsOf(orderId)).toMatchObject([
    { status: 'FINALIZED', price: { amount: '1', currency: 'oPLN' } },
  ]);

  await page.goto(`${shop.url}/orders/${orderId}`);
  const card = page.getByRole('main').locator('[data-coinslot="payment-status"]');
  await expect(card).toContainText('Quiet Kettle is checking it.', { timeout: 20_000 });
  expect(shop.output()).toContain(`Order ${orderId} needs a look: amount_mismatch.`);
  expect(shop.output()).not.toContain(`Order ${orderId} is paid`);
  expect(await storedPayment(page, orderId)).toMatchObject({ held: true });
  await expect(page.getByText('Paid and shipped')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Kanga/ })).toHaveCount(0);
  // Nor is it to be paid a second time.
  await expect(page.getByText('Pay another way')).toHaveCount(0);
});

test('a flood of callbacks for keys that nobody gave out asks nothing of Kanga (T33, S22)', async () => {
  // A shop of its own: nothing else asks Kanga meanwhile.
  const shop = await runShop();
  const calls = async () => {
    const response = await fetch(`${shop.controlUrl}/control/state`);
    return ((await response.json()) as { requests: unknown[] }).requests;
  };
  const answers = new Map<number, number>();
  for (let round = 0; round < 10; round += 1) {
    const flood = Array.from({ length: 50 }, async (_, index) => {
      const key = randomBytes(16).toString('hex');
      const url = `${shop.url}/api/checkout/callbacks/kanga?transactionKey=${key}`;
      const { status } = await fetch(url, { method: index % 2 ? 'POST' : 'GET' });
      answers.set(status, (answers.get(status) ?? 0) + 1);
    });
    await Promise.all(flood);
  }
  expect([...answers]).toEqual([[404, 500]]);
  expect(await calls()).toEqual([]);
  expect(await shop.stop('SIGINT')).toBe(0);
});

test('a callback that comes while Kanga can not be asked is refused, and its repetition ships (S20)', async ({
  page,
  controls,
  shop,
}) => {
  const orderId = await placeOrder(page);
  await goToKanga(page);
  // What is asked after rarely would be put off, and not refused.
  await page.waitForTimeout(1_500);
  const check = '/api/v2/tpg/transaction';
  await controls.faults({ answers: [{ kind: 'status', status: 500, path: check }] });
  await payThere(page);
  const [refused] = await controls.noticesOf(orderId);
  expect(refused?.attempts.map(({ status }) => status)).toEqual([503]);
  expect(shop.output()).not.toContain(`Order ${orderId} is paid`);

  await controls.faults({ answers: [] });
  await controls.advance(15 * 60_000);
  const [repeated] = await controls.noticesOf(orderId);
  expect(repeated?.attempts.map(({ status }) => status)).toEqual([503, 200]);
  await page.goto(`${shop.url}/orders/${orderId}`);
  await expect(page.getByText('Paid and shipped')).toBeVisible({ timeout: 20_000 });
});
