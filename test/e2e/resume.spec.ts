import type { Locator } from '@playwright/test';
import { expect, openPayment, placeOrder, test } from './shopTest.ts';

test('a reload while waiting shows the same address and the same time left (C04)', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const address = await addressIn(card);
  const left = await secondsLeft(card);
  const began = Date.now();

  await page.reload();
  await page.getByRole('button', { name: 'Show the payment' }).click();
  await expect(card.getByText('Send exactly')).toBeVisible();
  expect(await addressIn(card)).toBe(address);
  const expected = left - (Date.now() - began) / 1000;
  expect(Math.abs((await secondsLeft(card)) - expected)).toBeLessThanOrEqual(2);
  expect(await controls.paymentsOf(orderId)).toHaveLength(1);
});

test('a payment that is paid while the page is away is found paid on return', async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  await openPayment(page);
  await page.goto('about:blank');
  await controls.play(orderId, 'pay', 'confirm');
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText('Paid and shipped')).toBeVisible();
});

test('a double click makes one payment (C02)', async ({ page, controls }) => {
  const orderId = await placeOrder(page);
  const before = (await controls.requests('/payments/')).filter(creates).length;
  await page.getByRole('button', { name: 'Pay now' }).dblclick();
  const card = page.getByRole('dialog');
  await card.getByRole('button', { name: 'Continue' }).dblclick();
  await expect(card.getByText('Send exactly')).toBeVisible();
  expect(await controls.paymentsOf(orderId)).toHaveLength(1);
  expect((await controls.requests('/payments/')).filter(creates).length).toBe(before + 1);
});

test('the second click of a double click does not close what the first one opened (C02)', async ({
  page,
}) => {
  await placeOrder(page);
  const card = await openPayment(page);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  // Everything is loaded now: the dialog is there before the second click.
  const button = await page.getByRole('button', { name: 'Show the payment' }).boundingBox();
  const { x = 0, y = 0, width = 0 } = button ?? {};
  await page.mouse.move(x + width - 20, y + 20);
  await page.mouse.down();
  await page.mouse.up();
  await expect(card).toBeVisible();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(card.getByText('Send exactly')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(card.getByText('Send exactly')).toBeVisible();

  // A click of its own beside the card still puts it aside.
  await page.mouse.click(5, 5);
  await expect(card).toHaveCount(0);
});

test('two tabs that pay at once get one payment (C06)', async ({ page, context, controls }) => {
  const orderId = await placeOrder(page);
  const other = await context.newPage();
  await other.goto(`/orders/${orderId}`);
  const [first, second] = await Promise.all([openPayment(page), openPayment(other)]);
  expect(await addressIn(second)).toBe(await addressIn(first));
  expect(await controls.paymentsOf(orderId)).toHaveLength(1);
});

test('a card whose payment is replaced from another tab says so, and shows nothing of the old address (T52)', async ({
  page,
  context,
}) => {
  const orderId = await placeOrder(page);
  const card = await openPayment(page);
  const old = await addressIn(card);
  const other = await context.newPage();
  await other.goto(`/orders/${orderId}`);
  const status = await other.evaluate(async (orderId) => {
    const response = await fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ orderId, asset: 'BTC', startNew: true }),
    });
    return response.status;
  }, orderId);
  expect(status).toBe(201);

  await card.getByRole('button', { name: 'Check now' }).click();
  const news = card.getByRole('status').filter({ hasText: 'Payment replaced' });
  await expect(news).toContainText('Do not send to the old address.');
  await expect(news).toContainText('We are still watching for it.');
  await expect(card.getByText('Bitcoin network')).toBeVisible();
  expect(await card.textContent()).not.toContain(old?.slice(0, 4));
});

function creates({ method, path }: { method: string; path: string }): boolean {
  return method === 'POST' && path === '/payments/';
}

async function addressIn(card: Locator): Promise<string | undefined> {
  const text = await card.locator('[data-coinslot="payment-address"]').first().textContent();
  return /T[1-9A-HJ-NP-Za-km-z]{33}/.exec(text?.replace(/\s/g, '') ?? '')?.[0];
}

async function secondsLeft(card: Locator): Promise<number> {
  const text = (await card.getByRole('timer').textContent()) ?? '';
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
