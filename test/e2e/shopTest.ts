import type { Payment } from '@coinslot/core';
import type { FaultsPatch, Notice, PaymentSummary } from '@coinslot/sandbox';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { runShop, type ShopProcess } from '../runShop.ts';

export { expect };

/** The sandbox's control API: the shopper's wallet and the provider's desk. */
export interface Controls {
  payments(): Promise<PaymentSummary[]>;
  /** The provider's payments for an order. */
  paymentsOf(orderId: string): Promise<PaymentSummary[]>;
  /** `pay`, `confirm`, `expire`, `fail`, `refund` on the one payment of an order. */
  play(orderId: string, ...moves: string[]): Promise<void>;
  /** Sends a part of what is due, or more than it: '0.5', '1.5'. */
  pay(orderId: string, share: string): Promise<void>;
  /** Breaks the provider, or mends it. */
  faults(patch: FaultsPatch): Promise<void>;
  requests(path: string): Promise<LoggedRequest[]>;
  /** What the providers have sent to the shop about an order. */
  noticesOf(orderId: string): Promise<Notice[]>;
  /** Lets so many milliseconds of the providers' time pass. */
  advance(ms: number): Promise<void>;
}

interface LoggedRequest {
  provider: string;
  method: string;
  path: string;
}

/** A test against a running shop and sandbox, over real HTTP, in a real browser. */
export const test = base.extend<{ controls: Controls }, { shop: ShopProcess }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const shop = await runShop();
      await use(shop);
      expect(await shop.stop('SIGINT')).toBe(0);
    },
    { scope: 'worker' },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
  controls: ({ shop }, use) => use(createControls(shop.controlUrl)),
});

export function createControls(controlUrl: string): Controls {
  const state = async () => {
    const response = await fetch(`${controlUrl}/control/state`);
    return (await response.json()) as {
      payments: PaymentSummary[];
      notices: Notice[];
      requests: LoggedRequest[];
    };
  };
  const payments = async () => (await state()).payments;
  // The shop's order number ends the description that a provider was given, or is kept by it.
  // One that is told nothing of it has its own alone.
  const paymentsOf = async (orderId: string) =>
    (await payments()).filter(
      (payment) =>
        payment.orderId === orderId || payment.description?.split(/\W+/).includes(orderId),
    );
  const send = async (path: string, body: object = {}) => {
    const response = await fetch(`${controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200);
  };
  const referenceOf = async (orderId: string) => {
    const [payment, ...others] = await paymentsOf(orderId);
    expect(payment, `a payment at the provider for order ${orderId}`).toBeDefined();
    expect(others).toEqual([]);
    return payment?.reference;
  };
  return {
    payments,
    paymentsOf,
    async play(orderId, ...moves) {
      const reference = await referenceOf(orderId);
      for (const move of moves) await send(`payments/${reference}/${move}`);
    },
    pay: async (orderId, share) => send(`payments/${await referenceOf(orderId)}/pay`, { share }),
    faults: (patch) => send('faults', patch),
    async noticesOf(orderId) {
      const references = (await paymentsOf(orderId)).map(({ reference }) => reference);
      return (await state()).notices.filter(({ reference }) => references.includes(reference));
    },
    advance: (ms) => send('advance', { ms }),
    requests: async (path) =>
      (await state()).requests.filter((request) => request.path.startsWith(path)),
  };
}

/** Buys one product as a shopper does, from the shelf to the order's page. */
export async function buy(page: Page, product = 'Slow Sunday'): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: `, ${product}` }).click();
  await page.getByRole('link', { name: /^Cart/ }).click();
  await page.getByLabel('Your name').fill('Shopper');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Place the order' }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** An order that was placed without a look at the shop, by what its pages send; ends on its page. */
export async function placeOrder(page: Page, productId = 'slow-sunday'): Promise<string> {
  const send = async (path: string, data: object) => {
    const response = await page.request.post(`/api/shop${path}`, { data });
    expect(response.status(), `${path}: ${await response.text()}`).toBe(201);
    return response.json();
  };
  if ((await page.context().cookies()).length === 0) await send('/session', { name: 'Shopper' });
  const { orderId } = await send('/orders', { lines: [{ productId, quantity: 1 }] });
  await page.goto(`/orders/${orderId}`);
  return orderId;
}

/** What the page complains of: in its console, in red or yellow, or by an error that nobody caught. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/^(error|warning)$/.test(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Clicks "Pay now", picks a way to pay by what it is called, and waits until there is something to pay. */
export async function openPayment(page: Page, way = 'USDT TRON') {
  const card = await choose(page, way);
  await expect(card.getByText('Send exactly')).toBeVisible();
  return card;
}

/** Clicks "Pay now", or "Try again", and goes on with a way to pay. */
export async function choose(page: Page, way: string): Promise<Locator> {
  const card = await openPicker(page);
  await card.getByRole('radio', { name: way }).check();
  await card.getByRole('button', { name: 'Continue' }).click();
  return card;
}

export async function openPicker(page: Page): Promise<Locator> {
  // A tab behind another paints once in a second, and nobody would press anything in it.
  await page.bringToFront();
  await page.getByRole('button', { name: /^(Pay now|Try again)$/ }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByRole('group', { name: 'Choose how to pay' })).toBeVisible();
  return card;
}

/** Asks for the news by hand unless the card was quicker, as an impatient shopper would. */
export async function waitUntilPaid(card: Locator): Promise<void> {
  const paid = card.getByText('Payment complete');
  await card.page().bringToFront();
  await expect(async () => {
    if (!(await paid.isVisible())) {
      await card.getByRole('button', { name: 'Check now' }).click({ timeout: 2_000 });
    }
    await expect(paid).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

/** What the shop's server says of the order's payment to the shopper of this page. */
export async function storedPayment(page: Page, orderId: string): Promise<Payment> {
  const response = await page.request.get(`/api/shop/orders/${orderId}`);
  const { payment } = (await response.json()) as { payment: { payment: Payment } };
  return payment.payment;
}
