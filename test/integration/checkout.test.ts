import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import type { Order, PaymentEvent, Store } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { memoryStore } from '@coinslot/server/stores/memory';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { createTestServer, type TestServer } from '@coinslot/server/testing';
import { afterEach, describe, expect, it } from 'vitest';

const SECRET = 'the-secret-of-an-integration-test';
const ORDERS: Record<string, { owner: string; amount: string }> = {
  '1042': { owner: 'anna', amount: '100.00' },
  '1043': { owner: 'bela', amount: '25.50' },
};

/** Answers only to the shopper who owns the order. */
async function resolveOrder(asked: {
  orderId: string | undefined;
  request: Request;
}): Promise<Order | null> {
  const { orderId = '', request } = asked;
  const order = ORDERS[orderId];
  if (order === undefined || order.owner !== request.headers.get('X-Shopper')) return null;
  return {
    id: orderId,
    prices: [{ amount: order.amount, currency: 'USD' }],
    description: 'Coffee',
  };
}

interface Shop extends TestServer {
  sandbox: Sandbox;
  events: PaymentEvent[];
  post(path: string, body: object, shopper?: string): Promise<Response>;
  get(payment: CreatePaymentResponse): Promise<Response>;
  create(body?: object): Promise<CreatePaymentResponse>;
  /** The provider's own identifier of the payment. */
  referenceOf(id: string): Promise<string>;
}

const opened: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A shop whose provider is the sandbox; the sandbox's notices come back to its handler. */
function openShop(given: { store?: Store; sandbox?: Sandbox; events?: PaymentEvent[] } = {}): Shop {
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const sandbox =
    given.sandbox ??
    createSandbox({
      clock: manualClock('2026-11-21T10:00:00Z'),
      seed: 'checkout',
      deliver: (request) => deliver(request),
    });
  const now = () => sandbox.now();
  const store = given.store ?? memoryStore({ now });
  const events = given.events ?? [];
  const server = createTestServer({
    secret: SECRET,
    providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] })],
    store,
    now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    resolveOrder,
    onPayment: (event) => {
      events.push(event);
    },
  });
  deliver = server.fetch;
  opened.push(
    () => sandbox.close(),
    () => server.checkout.close(),
  );
  const post: Shop['post'] = (path, body, shopper = 'anna') =>
    server.fetch(`/api/checkout/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopper': shopper },
      body: JSON.stringify(body),
    });
  return {
    ...server,
    sandbox,
    events,
    post,
    get: ({ payment, clientSecret }) =>
      server.fetch(`/api/checkout/payments/${payment.id}`, {
        headers: { Authorization: `Bearer ${clientSecret}` },
      }),
    async create(body = {}) {
      const response = await post('payments', { orderId: '1042', asset: 'USDTTRC20', ...body });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    async referenceOf(id) {
      const record = await server.checkout.payments.get(id);
      if (!record?.reference) throw new Error(`${id} has no reference`);
      return record.reference;
    },
  };
}

const creations = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ method, path }) => method === 'POST' && path === '/payments/')
    .length;
const paidOf = (events: readonly PaymentEvent[]) =>
  events.filter(({ type }) => type === 'payment.paid');

describe('what a browser sends', () => {
  it('changes no amount, whatever it adds', async () => {
    const shop = openShop();
    const lies = { amount: '0.01', currency: 'USD', price_currency: 'USD', fiat_amount: '0.01' };
    const { payment } = await shop.create({ ...lies, prices: [lies], params: lies });
    expect(payment).toMatchObject({ price: { amount: '100.00' }, due: { amount: '100' } });
    const [created] = shop.sandbox.requests().filter(({ path }) => path === '/payments/');
    expect(JSON.parse(created?.body ?? '{}').amount).toBe(100);
  });

  it("gives nothing of another shopper's order or payment", async () => {
    const shop = openShop();
    const made = await shop.create();
    const attempts = await Promise.all([
      shop.post('payments', { orderId: '1042', asset: 'USDTTRC20' }, 'bela'),
      shop.post('quotes', { orderId: '1042' }, 'bela'),
      shop.post(`payments/${made.payment.id}/resume`, {}, 'bela'),
      shop.post('payments', { orderId: '9999' }, 'bela'),
    ]);
    for (const response of attempts) {
      expect(response.status).toBe(404);
      const text = await response.text();
      expect(text).not.toContain(made.clientSecret);
      expect(text).not.toContain(made.payment.id);
    }
    expect(creations(shop.sandbox)).toBe(1);
  });
});

describe('a restart', () => {
  it('goes on with the same file: payment, secret, outbox and history', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coinslot-'));
    opened.push(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'checkout.db');
    const events: PaymentEvent[] = [];
    const before = openShop({ store: sqliteStore(file), events });
    const made = await before.create();
    await before.checkout.close();

    const after = openShop({ store: sqliteStore(file), sandbox: before.sandbox, events });
    expect((await after.create()).payment.id).toBe(made.payment.id);
    expect((await after.get(made)).status).toBe(200);
    const reference = await after.referenceOf(made.payment.id);
    after.sandbox.faults({ notices: 'drop' });
    await after.sandbox.pay(reference);
    await after.sandbox.confirm(reference);
    await after.sandbox.advance(60_000);
    await after.checkout.reconcile();
    await after.checkout.close();

    const later = openShop({ store: sqliteStore(file), sandbox: before.sandbox, events });
    expect((await later.checkout.payments.get(made.payment.id))?.status).toBe('paid');
    expect(await later.checkout.reconcile()).toMatchObject({ delivered: 0 });
    expect(paidOf(events)).toHaveLength(1);
    const history = await later.checkout.payments.history(made.payment.id);
    expect(history.every(({ type, deliveredAt }) => type === null || deliveredAt !== null)).toBe(
      true,
    );
    expect(history[0]).toMatchObject({ from: null, to: 'created', evidence: 'created' });
    expect(history.at(-1)).toMatchObject({ to: 'paid', evidence: 'pull' });
    expect(creations(before.sandbox)).toBe(1);
  });
});
