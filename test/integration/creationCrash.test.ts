import type { CreatePaymentResponse } from '@coinslot/core/wire';
import type { Store } from '@coinslot/server';
import { memoryStore } from '@coinslot/server/stores/memory';
import { afterEach, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './creationShop.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function shopWithStore() {
  const shop = openShop('crash');
  opened.push(() => shop.sandbox.close());
  return { shop, store: memoryStore({ now: () => shop.sandbox.now() }) };
}

const never = <T>() => new Promise<T>(() => {});
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
/** The whole wait for somebody else's creation is over for a row as old as this. */
const OLD = 20_000;

type Death = 'before the provider is called' | 'before its answer is written';

/** A click on a server that dies in the middle of the creation, and the id that was reserved. */
async function dieWhileCreating(shop: Shop, store: Store, death: Death): Promise<string> {
  let reached = false;
  const died = () => {
    reached = true;
    return never<never>();
  };
  const dying =
    death === 'before the provider is called'
      ? shop.start(store, { fetch: died })
      : shop.start({ ...store, update: died });
  void dying.create().catch(() => {});
  while (!reached) await aMoment();
  const [reserved] = await store.findByOrder('1042');
  if (!reserved) throw new Error('nothing was reserved');
  expect(reserved.record).toMatchObject({ status: 'created', action: { type: 'wait' } });
  return reserved.record.id;
}

/** Pays a payment at the provider, as far as it exists there, and all its confirmations. */
async function pay(shop: Shop, id: string) {
  const made = shop.sandbox.payments().find(({ orderId }) => orderId === id);
  const reference = made?.reference ?? '';
  await shop.sandbox.pay(reference);
  await shop.sandbox.confirm(reference);
}

const paidEvents = (shop: Shop) => shop.events.filter(({ type }) => type === 'payment.paid');

describe('a server that dies after it reserved and before it called the provider', () => {
  it('blocks the order for two minutes, and then only until the shopper says so (S46)', async () => {
    const { shop, store } = shopWithStore();
    const id = await dieWhileCreating(shop, store, 'before the provider is called');
    const after = shop.start(store);
    await shop.sandbox.advance(OLD);
    const again = await after.create();
    expect(again.payment).toMatchObject({ id, status: 'created', action: { type: 'wait' } });
    expect((await after.create({ startNew: true })).payment.id).toBe(id);

    await shop.sandbox.advance(2 * 60_000);
    // Without the shopper's word nothing is made.
    expect((await after.create()).payment.id).toBe(id);
    expect(await after.checkout.payments.get(id)).toMatchObject({ review: ['create_unknown'] });
    expect(shop.creations()).toBe(0);

    const next = await after.create({ startNew: true });
    expect(next.payment).toMatchObject({
      status: 'awaiting_payment',
      action: { type: 'transfer' },
    });
    expect(await after.checkout.payments.get(id)).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
    expect(shop.creations()).toBe(1);
    await pay(shop, next.payment.id);
    expect(paidEvents(shop)).toHaveLength(1);
  });

  it('is looked for before anything takes its place, also where nobody asked before', async () => {
    const { shop, store } = shopWithStore();
    const id = await dieWhileCreating(shop, store, 'before the provider is called');
    await shop.sandbox.advance(5 * 60_000);
    const after = shop.start(store);
    const next = await after.create({ startNew: true });
    expect(next.payment.id).not.toBe(id);
    const history = await after.checkout.payments.history(id);
    expect(history.map(({ record }) => record.review)).toContainEqual(['create_unknown']);
    const looks = shop.sandbox
      .requests()
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/payments/'));
    expect(looks).toHaveLength(1);
  });

  it('is not left for good: money that comes all the same is seen after the next payment', async () => {
    const { shop, store } = shopWithStore();
    const id = await dieWhileCreating(shop, store, 'before the provider is called');
    await shop.sandbox.advance(5 * 60_000);
    const after = shop.start(store);
    await after.create({ startNew: true });
    expect((await store.get(id))?.checkAt).not.toBeNull();
  });
});

describe("a server that dies between the provider's answer and its own note of it", () => {
  const find: [
    string,
    (shop: Shop, after: ReturnType<Shop['start']>, id: string) => Promise<unknown>,
  ][] = [
    ['the next click', (_, after) => after.create()],
    ['a click on "Start again"', (_, after) => after.create({ startNew: true })],
    ['a round', (_, after) => after.checkout.reconcile()],
    [
      'the page that still polls',
      async (_, after, id) => {
        const view = await after.checkout.payments.view(id);
        return view && after.poll(view);
      },
    ],
  ];

  it.for(find)(
    'is found again by %s: the same address, and one payment (S47)',
    async ([, come]) => {
      const { shop, store } = shopWithStore();
      const id = await dieWhileCreating(shop, store, 'before its answer is written');
      const [made] = shop.sandbox.payments();
      await shop.sandbox.advance(5 * 60_000);
      const after = shop.start(store);
      await come(shop, after, id);
      expect(await after.checkout.payments.get(id)).toMatchObject({
        status: 'awaiting_payment',
        reference: made?.reference,
        action: { type: 'transfer', address: made?.address, amount: '100' },
        review: [],
      });
      expect(shop.creations()).toBe(1);
      await pay(shop, id);
      expect(paidEvents(shop)).toHaveLength(1);
    },
  );

  it('takes its reference from the first notice, after a question of our own (S26)', async () => {
    const { shop, store } = shopWithStore();
    const id = await dieWhileCreating(shop, store, 'before its answer is written');
    const after = shop.start(store);
    await shop.sandbox.advance(OLD);
    await pay(shop, id);
    const record = await after.checkout.payments.get(id);
    expect(record).toMatchObject({
      status: 'paid',
      reference: shop.sandbox.payments()[0]?.reference,
    });
    expect(paidEvents(shop)).toHaveLength(1);
    expect((await after.create()).payment).toMatchObject({ id, status: 'paid' });
    expect(shop.creations()).toBe(1);
  });

  it('ships once, and asks the merchant to look, when old and new are paid', async () => {
    const { shop, store } = shopWithStore();
    const id = await dieWhileCreating(shop, store, 'before its answer is written');
    const after = shop.start(store);
    // The look-up does not come through, so the shopper starts anew.
    await shop.sandbox.advance(5 * 60_000);
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 404, method: 'GET' }] });
    const next = await after.create({ startNew: true });
    expect(next.payment).toMatchObject({ status: 'awaiting_payment' });
    shop.sandbox.faults({ answers: [] });
    await pay(shop, id);
    expect(await after.checkout.payments.get(id)).toMatchObject({ status: 'paid' });
    expect(await after.poll(next)).toMatchObject({ supersededBy: id, action: { type: 'none' } });
    await pay(shop, next.payment.id);
    expect(await after.checkout.payments.get(next.payment.id)).toMatchObject({
      held: true,
      review: ['order_paid_twice'],
    });
    expect(paidEvents(shop)).toHaveLength(1);
    expect(shop.events.at(-1)?.type).toBe('payment.review');
  });

  it('keeps its key: the same click is given the same payment (C03)', async () => {
    const { shop, store } = shopWithStore();
    const key = { 'Idempotency-Key': 'one' };
    const body = { orderId: '1042', asset: 'USDTTRC20' };
    let reached = false;
    const update = () => {
      reached = true;
      return never<boolean>();
    };
    void shop.start({ ...store, update }).post('payments', body, key);
    while (!reached) await aMoment();
    await shop.sandbox.advance(5 * 60_000);
    const after = shop.start(store);
    const { payment }: CreatePaymentResponse = await (
      await after.post('payments', body, key)
    ).json();
    expect(payment).toMatchObject({ status: 'awaiting_payment', action: { type: 'transfer' } });
    const other = await after.post('payments', { ...body, asset: 'BTC' }, key);
    expect(other.status).toBe(409);
    expect(shop.creations()).toBe(1);
  });
});

describe('a provider in trouble while it creates', () => {
  it.for([500, 502, 503, 504])(
    'is not asked again after a %i, which proves nothing (S46)',
    async (status) => {
      const { shop, store } = shopWithStore();
      const server = shop.start(store);
      shop.sandbox.faults({
        answers: [{ kind: 'status', status, path: '/payments/', method: 'POST' }],
      });
      const { payment } = await server.create();
      expect(payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
      expect(shop.creations()).toBe(1);
      shop.sandbox.faults({ answers: [] });
      expect((await server.create()).payment.id).toBe(payment.id);
      expect(shop.creations()).toBe(1);
    },
  );

  it('is not asked again after a 429, and the next click may succeed (S46)', async () => {
    const { shop, store } = shopWithStore();
    const server = shop.start(store);
    const fault = { kind: 'status', status: 429, path: '/payments/', method: 'POST' } as const;
    shop.sandbox.faults({ answers: [fault] });
    const refused = await server.post('payments', { orderId: '1042', asset: 'USDTTRC20' });
    expect(refused.ok).toBe(false);
    expect(shop.creations()).toBe(1);
    shop.sandbox.faults({ answers: [] });
    expect((await server.create()).payment).toMatchObject({ status: 'awaiting_payment' });
    expect(await store.findByOrder('1042')).toHaveLength(2);
  });
});

describe('a price that moves', () => {
  it('between two clicks leaves one address, at the new price', async () => {
    const { shop, store } = shopWithStore();
    const server = shop.start(store);
    const old = await server.create();
    shop.reprice('120.00');
    const next = await server.create();
    expect(next.payment).toMatchObject({ price: { amount: '120.00' }, due: { amount: '120' } });
    expect(await server.poll(old)).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
  });

  it('while the provider is called leaves the payment at the price of its click', async () => {
    const { shop, store } = shopWithStore();
    const server = shop.start(store, {
      async fetch(input, init) {
        const request = new Request(input, init);
        if (new URL(request.url).pathname.endsWith('/payments/')) shop.reprice('120.00');
        return shop.sandbox.fetch(request);
      },
    });
    const { payment } = await server.create();
    expect(payment).toMatchObject({ price: { amount: '100.00' }, due: { amount: '100' } });
    const next = await server.create();
    expect(next.payment).toMatchObject({ price: { amount: '120.00' }, due: { amount: '120' } });
  });

  it('leaves money that was sent to the old address for the merchant to decide on (T52)', async () => {
    const { shop, store } = shopWithStore();
    const server = shop.start(store);
    const old = await server.create();
    shop.reprice('120.00');
    const next = await server.create();
    await pay(shop, old.payment.id);
    expect(await server.checkout.payments.get(old.payment.id)).toMatchObject({
      status: 'paid',
      received: '100',
      review: ['order_changed'],
    });
    expect(paidEvents(shop)).toEqual([]);
    expect(await server.poll(next)).toMatchObject({ action: { type: 'none' } });
    await server.checkout.payments.markPaid(old.payment.id, { reason: 'honoured' });
    expect(paidEvents(shop)).toHaveLength(1);
  });

  it('does not move a payment that has money on it, and says so', async () => {
    const { shop, store } = shopWithStore();
    const server = shop.start(store);
    const { payment } = await server.create();
    const [made] = shop.sandbox.payments();
    await shop.sandbox.pay(made?.reference ?? '', { amount: '40' });
    shop.reprice('120.00');
    const refused = await server.post('payments', { orderId: '1042', asset: 'USDTTRC20' });
    expect(refused.status).toBe(409);
    expect((await refused.json()).error.code).toBe('order_changed');
    expect(await server.checkout.payments.list()).toHaveLength(1);
    expect((await server.checkout.payments.get(payment.id))?.supersededBy).toBeNull();
  });
});
