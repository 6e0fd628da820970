import { CheckoutError } from '@coinslot/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { bearer, type TestShop, testShop } from '../testing/testShop.fixture.ts';

const lost = async () => {
  throw new CheckoutError('provider_timeout', 'No answer.', { outcomeUnknown: true });
};
const creations = (calls: readonly string[]) => calls.filter((call) => call.startsWith('create'));

const aTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets the provider make the payment and keep its answer to itself until it is called. */
function slowAnswer({ acme }: TestShop): () => void {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  acme.script.answer = () => answered;
  return () => answer();
}

afterEach(() => void vi.useRealTimers());

describe('a provider that takes its time with a creation', () => {
  it('is answered for by a payment that waits, and its answer counts when it comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shop = testShop();
    const answer = slowAnswer(shop);
    const clicks = [shop.create(), shop.create()];
    while (shop.acme.calls.length === 0) await aTurn();
    await vi.advanceTimersByTimeAsync(20_000);
    const [first, second] = await Promise.all(clicks);
    expect(first?.payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
    expect(second?.payment.id).toBe(first?.payment.id);
    vi.useRealTimers();
    answer();
    const again = await shop.create();
    expect(again.payment).toMatchObject({
      id: first?.payment.id,
      status: 'awaiting_payment',
      action: { type: 'transfer' },
    });
    expect(creations(shop.acme.calls)).toHaveLength(1);
  });

  it('may be given up for lost meanwhile: its answer still makes the payment payable', async () => {
    const shop = testShop();
    const answer = slowAnswer(shop);
    const click = shop.create();
    while (shop.acme.calls.length === 0) await aTurn();
    shop.advance(60_000);
    await shop.checkout.reconcile();
    const [waiting] = await shop.checkout.payments.list();
    expect(waiting).toMatchObject({ status: 'created', review: ['create_unknown'] });
    answer();
    expect((await click).payment).toMatchObject({ status: 'awaiting_payment' });
    expect(await shop.checkout.payments.get(waiting?.id ?? '')).toMatchObject({ review: [] });
  });
});

describe('an answer that can not be written down at once', () => {
  /** A store whose next writes of a payment fail. */
  function failing(times: number) {
    const store = memoryStore();
    const broken: Store = {
      ...store,
      async update(update) {
        times -= 1;
        if (times >= 0) throw new CheckoutError('store_unavailable', 'Down for a moment.');
        return store.update(update);
      },
    };
    return broken;
  }

  it('is not lost by a hiccup of the store', async () => {
    const shop = testShop({ store: failing(2) });
    expect((await shop.create()).payment).toMatchObject({ action: { type: 'transfer' } });
    expect(creations(shop.acme.calls)).toHaveLength(1);
  });

  it('is looked for again when the store stays away for longer (S26)', async () => {
    const shop = testShop({ store: failing(3) });
    const refused = await shop.post('payments', { orderId: '1042' });
    expect(refused.status).toBe(503);
    expect((await refused.json()).error.retryable).toBe(true);
    const [reserved] = await shop.checkout.payments.list();
    expect(reserved).toMatchObject({ status: 'created', reference: null });
    shop.advance(60_000);
    await shop.checkout.reconcile();
    expect(await shop.checkout.payments.get(reserved?.id ?? '')).toMatchObject({
      reference: 'ref_1',
    });
    expect(creations(shop.acme.calls)).toHaveLength(1);
  });
});

describe("a provider that answers with another order's payment", () => {
  it('is refused, so that no two orders share an address (S48)', async () => {
    const acme = scriptedProvider({ garble: (answer) => ({ ...answer, reference: 'ref_1' }) });
    const orders = ['1042', '1043'].map((id) => ({
      id,
      prices: [{ amount: '100.00', currency: 'USD' }],
    }));
    const shop = testShop({
      acme,
      resolveOrder: async ({ orderId }) => orders.find(({ id }) => id === orderId) ?? null,
    });
    const { payment } = await shop.create();
    const refused = await shop.post('payments', { orderId: '1043' });
    expect(refused.status).toBe(502);
    expect((await refused.json()).error.code).toBe('invalid_payment');
    const [other] = await shop.checkout.payments.list({ orderId: '1043' });
    expect(other).toMatchObject({ status: 'failed', reference: null, action: { type: 'none' } });
    acme.say('ref_1', { word: 'completed', received: '100' });
    expect(await shop.checkout.payments.check(payment.id)).toMatchObject({ status: 'paid' });
    const told = shop.events.map(({ type, order }) => `${type} ${order.id}`);
    expect(told.filter((event) => event.startsWith('payment.paid'))).toEqual(['payment.paid 1042']);
  });
});

describe('a payment whose creation was lost', () => {
  async function withLost() {
    const shop = testShop();
    shop.acme.script.create = lost;
    const made = await shop.create();
    shop.acme.script.create = null;
    return { shop, made, id: made.payment.id };
  }

  it('can be left only two minutes later, and only when it was looked for (S47)', async () => {
    const { shop, id } = await withLost();
    expect((await shop.create({ startNew: true })).payment.id).toBe(id);
    shop.advance(2 * 60_000 - 1);
    expect((await shop.create({ startNew: true })).payment.id).toBe(id);
    const looks = () => shop.acme.calls.filter((call) => call === 'read null').length;
    const before = looks();
    shop.advance(1);
    const next = await shop.create({ startNew: true });
    expect(next.payment.id).not.toBe(id);
    expect(before + looks()).toBeGreaterThan(0);
    expect(await shop.checkout.payments.get(id)).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
  });

  it('can be left although the provider can not be asked', async () => {
    const { shop, id } = await withLost();
    shop.advance(2 * 60_000);
    shop.acme.script.read = async () => {
      throw new CheckoutError('provider_unavailable', 'Down.');
    };
    expect((await shop.create({ startNew: true })).payment.id).not.toBe(id);
  });

  it('is not left for a wish for the same, however long it takes', async () => {
    const { shop, id } = await withLost();
    shop.advance(10 * 60_000);
    expect((await shop.create()).payment.id).toBe(id);
    expect(creations(shop.acme.calls)).toHaveLength(1);
  });

  it('is not left once money was seen on it', async () => {
    const { shop, id } = await withLost();
    shop.advance(2 * 60_000);
    const notice = await shop.acme.notice('ref_9', { word: 'confirming', received: '100' });
    expect((await shop.notify(id, notice)).status).toBe(200);
    expect((await shop.create({ startNew: true })).payment.id).toBe(id);
  });

  it('counts when its money comes after the shopper left it, and the order ships once', async () => {
    const shop = testShop();
    // The provider made it: only its answer was lost.
    shop.acme.script.answer = lost;
    const old = (await shop.create()).payment.id;
    shop.acme.script.answer = null;
    shop.advance(2 * 60_000);
    const next = await shop.create({ startNew: true });
    const paid = { word: 'completed', received: '100' };
    shop.acme.say('ref_2', paid);
    await shop.checkout.payments.check(next.payment.id);
    shop.acme.say('ref_1', paid);
    expect((await shop.notify(old, await shop.acme.notice('ref_1', paid))).status).toBe(200);
    const record = await shop.checkout.payments.get(old);
    expect(record).toMatchObject({ reference: 'ref_1', held: true });
    expect(shop.events.filter(({ type }) => type === 'payment.paid')).toHaveLength(1);
    expect(shop.events.at(-1)).toMatchObject({ type: 'payment.review', payment: { id: old } });
  });

  it('is shown to its page as what it is', async () => {
    const { shop, made } = await withLost();
    const seen = await shop.get(`payments/${made.payment.id}`, bearer(made.clientSecret));
    expect((await seen.json()).payment).toMatchObject({
      status: 'created',
      action: { type: 'wait' },
      held: false,
    });
  });
});

describe('the wish to start anew', () => {
  it('changes nothing about a payment that can be paid, or was', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.advance(10 * 60_000);
    expect((await shop.create({ startNew: true })).payment.id).toBe(payment.id);
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.checkout.payments.check(payment.id);
    expect((await shop.create({ startNew: true })).payment).toMatchObject({
      id: payment.id,
      status: 'paid',
    });
    expect(creations(shop.acme.calls)).toHaveLength(1);
  });
});
