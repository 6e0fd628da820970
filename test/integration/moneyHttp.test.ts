import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import type { CheckoutOptions, PaymentEvent } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { toNodeHandler } from '@coinslot/server/node';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { createTestServer } from '@coinslot/server/testing';
import { afterEach, expect, it } from 'vitest';

const MINUTE = 60_000;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/**
 * Two servers of a shop on one file, behind a door that sends each request to the other one than the
 * last, and a provider: all on sockets of their own.
 */
async function openShop(options: Partial<CheckoutOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'coinslot-http-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  const ports: number[] = [];
  let turn = 0;
  const knock = (path: string, init: RequestInit) => {
    turn += 1;
    return fetch(`http://127.0.0.1:${ports[turn % ports.length]}${path}`, init);
  };
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'money over http',
    deliver: async ({ method, url, headers, ...request }) =>
      knock(new URL(url).pathname, {
        method,
        headers,
        body: await new Request(url, request).text(),
      }),
  });
  const provider = await listen(sandbox);
  closers.push(() => provider.close());
  const account = { ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] };
  const events: PaymentEvent[] = [];
  let amount = '100.00';
  const servers = [1, 2].map(() =>
    createTestServer({
      secret: 'a-secret-that-both-servers-of-the-shop-share',
      providers: [cryptofuse(account)],
      store: sqliteStore(join(folder, 'checkout.db')),
      now: () => sandbox.now(),
      resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
      onPayment: (event) => void events.push(event),
      ...options,
    }),
  );
  for (const { checkout } of servers) {
    const server = createServer(toNodeHandler(checkout));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push((server.address() as AddressInfo).port);
    closers.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await checkout.close();
    });
  }
  const [first, second] = servers.map(({ checkout }) => checkout);
  if (!first || !second) throw new Error('There are two servers.');
  return {
    sandbox,
    first,
    second,
    shipped: () =>
      events.filter(({ type }) => type === 'payment.paid').map(({ payment }) => payment.id),
    reprice(next: string) {
      amount = next;
    },
    async create(asset = 'USDTTRC20'): Promise<CreatePaymentResponse> {
      const response = await knock('/api/checkout/payments', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ orderId: '1042', asset }),
      });
      return response.json();
    },
    async poll({ payment, clientSecret }: CreatePaymentResponse) {
      await sandbox.advance(6000);
      const headers = { Authorization: `Bearer ${clientSecret}` };
      const response = await knock(`/api/checkout/payments/${payment.id}`, { headers });
      return ((await response.json()) as CreatePaymentResponse).payment;
    },
    /** The shopper sends what is asked for, or so much. */
    async pay({ payment }: CreatePaymentResponse, sent?: string) {
      const reference = (await first.payments.get(payment.id))?.reference ?? '';
      await sandbox.pay(reference, sent === undefined ? {} : { amount: sent });
      await sandbox.confirm(reference);
    },
  };
}

it('takes a part and the rest, and ships once, whichever server hears of which', async () => {
  const shop = await openShop();
  const made = await shop.create();
  await shop.pay(made, '40');
  const short = await shop.poll(made);
  expect(short).toMatchObject({ status: 'partially_paid', received: '40', amountStatus: 'under' });
  expect(short.action).toMatchObject({ type: 'transfer', amount: short.remaining });
  await shop.pay(made);
  expect(await shop.poll(made)).toMatchObject({ status: 'paid', amountStatus: 'exact' });
  expect(shop.shipped()).toEqual([made.payment.id]);
});

it('ships the one of two payments that the merchant takes, late money and all', async () => {
  const shop = await openShop({ latePayment: 'review' });
  const one = await shop.create();
  await shop.sandbox.advance(31 * MINUTE);
  expect(await shop.poll(one)).toMatchObject({ status: 'expired' });
  const two = await shop.create();
  expect(two.payment.id).not.toBe(one.payment.id);
  await shop.pay(one);
  expect(await shop.poll(one)).toMatchObject({ status: 'paid', late: true, held: true });
  expect(await shop.poll(two)).toMatchObject({ supersededBy: one.payment.id });
  // The shopper had a second page open.
  await shop.pay(two);
  expect(await shop.poll(two)).toMatchObject({ status: 'paid', held: true });
  expect((await shop.first.payments.get(two.payment.id))?.review).toContain('order_paid_twice');
  expect(shop.shipped()).toEqual([]);

  await shop.second.payments.markPaid(two.payment.id, { reason: 'send it back, not ship' });
  expect(shop.shipped()).toEqual([]);
  await shop.first.payments.markPaid(one.payment.id, { reason: 'the rate is fine' });
  await shop.second.payments.markPaid(one.payment.id, { reason: 'said by a colleague, too' });
  await shop.first.reconcile();
  await shop.second.reconcile();
  expect(shop.shipped()).toEqual([one.payment.id]);
});

it('holds money that came for a price which the order no longer has', async () => {
  const shop = await openShop();
  const one = await shop.create();
  shop.reprice('120.00');
  const two = await shop.create();
  expect(await shop.poll(one)).toMatchObject({
    supersededBy: two.payment.id,
    action: { type: 'none' },
  });
  await shop.pay(one);
  expect(await shop.poll(one)).toMatchObject({ status: 'paid', held: true });
  expect((await shop.second.payments.get(one.payment.id))?.review).toEqual(['order_changed']);
  expect(await shop.poll(two)).toMatchObject({ supersededBy: one.payment.id });
  expect(shop.shipped()).toEqual([]);
  await shop.second.payments.markPaid(one.payment.id, { reason: 'an old price, honoured' });
  expect(shop.shipped()).toEqual([one.payment.id]);
});
