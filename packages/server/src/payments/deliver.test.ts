import { describe, expect, it } from 'vitest';
import { testShop } from '../testing/testShop.fixture.ts';

const paid = { word: 'completed', received: '100' };

describe('telling the merchant', () => {
  it('hands over the event, the record and the order as it was at the creation', async () => {
    let price = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({
        id: '1042',
        prices: [{ amount: price, currency: 'USD' }],
        description: 'Two cups',
        email: 'shopper@example.com',
      }),
    });
    const { payment } = await shop.create();
    price = '1.00';
    shop.acme.say('ref_1', paid);
    await shop.checkout.payments.check(payment.id);
    const [created, told] = shop.events;
    expect(created?.type).toBe('payment.created');
    expect(told).toMatchObject({
      type: 'payment.paid',
      payment: { id: payment.id, status: 'paid', reference: 'ref_1', review: [] },
      order: {
        id: '1042',
        prices: [{ amount: '100.00', currency: 'USD' }],
        description: 'Two cups',
        email: 'shopper@example.com',
      },
    });
    expect(told?.id).toMatch(/^evt_/);
  });

  it('tells again, with the same id, while the function throws, and later and later (S42)', async () => {
    const ids: string[] = [];
    let broken = true;
    const shop = testShop({
      onPayment: ({ id, type }) => {
        if (type === 'payment.paid') ids.push(id);
        if (type === 'payment.paid' && broken) throw new Error('the warehouse is closed');
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect(ids).toHaveLength(1);
    shop.advance(1000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
    expect(ids).toHaveLength(1);
    shop.advance(5000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(2);
    const untold = (await shop.checkout.payments.history(payment.id)).at(-1);
    expect(untold).toMatchObject({ deliveredAt: null, lastError: 'the warehouse is closed' });
    const waiting = await shop.checkout.payments.list({ undelivered: true });
    expect(waiting.map(({ id }) => id)).toEqual([payment.id]);
    broken = false;
    shop.advance(6000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(2);
    shop.advance(6000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 1 });
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(await shop.checkout.payments.list({ undelivered: true })).toEqual([]);
    shop.advance(60 * 60_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
  });

  it.for<[string, () => unknown, string]>([
    [
      'throws at once',
      () => {
        throw new TypeError('no such order');
      },
      'no such order',
    ],
    ['rejects', async () => Promise.reject(new Error('later')), 'later'],
    ['rejects with a text', () => Promise.reject('a text'), 'a text'],
    ['rejects with nothing', () => Promise.reject(undefined), 'undefined'],
    ['rejects with what is no text', () => Promise.reject(Object.create(null)), 'object'],
    [
      'rejects with an error that throws',
      () =>
        Promise.reject(
          Object.defineProperty(new Error('x'), 'message', {
            get() {
              throw new Error('again');
            },
          }),
        ),
      'object',
    ],
    [
      'gives what fails when it is waited for',
      () => ({
        // biome-ignore lint/suspicious/noThenProperty: such a thing is what is tested.
        then() {
          throw new Error('no promise');
        },
      }),
      'no promise',
    ],
  ])('keeps an event whose function %s, and answers 200 (S42)', async ([, fail, lastError]) => {
    const outcomes: unknown[] = [];
    let isBroken = true;
    const shop = testShop({
      onPayment: ({ type }) => (isBroken && type === 'payment.paid' ? fail() : undefined),
      onMetric: ({ name, labels }) => {
        if (name === 'coinslot.delivery') outcomes.push(labels);
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect((await shop.checkout.payments.history(payment.id)).at(-1)).toMatchObject({
      type: 'payment.paid',
      deliveredAt: null,
      lastError,
      attempts: 1,
    });
    expect(outcomes.at(-1)).toEqual({ type: 'payment.paid', outcome: 'failed' });
    isBroken = false;
    shop.advance(6000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 1 });
    expect(outcomes.at(-1)).toEqual({ type: 'payment.paid', outcome: 'ok' });
  });

  it('keeps what an error says short, and free of secrets', async () => {
    const secret = 'the-canary-secret-of-the-shop';
    const shop = testShop({
      secret,
      onPayment: () => {
        const words = `postgres://shop:canary@db/1\nBearer canary-token ${secret}`;
        throw new Error(`${words} ${'x'.repeat(5000)}`);
      },
    });
    const { payment } = await shop.create();
    const [change] = await shop.checkout.payments.history(payment.id);
    expect(change?.lastError).toMatch(/^postgres:\/\/shop:\[secret\]@db\/1\\u000aBearer/);
    expect(change?.lastError).not.toContain('canary');
    expect(change?.lastError?.length).toBeLessThan(250);
  });

  it("keeps a payment's events in order: the second waits for the first", async () => {
    const told: string[] = [];
    let broken = true;
    const shop = testShop({
      onPayment: ({ type }) => {
        if (broken) throw new Error('closed');
        told.push(type);
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    await shop.checkout.payments.check(payment.id);
    shop.acme.say('ref_1', paid);
    broken = false;
    await shop.checkout.payments.check(payment.id);
    expect(told).toEqual([]);
    shop.advance(60_000);
    await shop.checkout.reconcile();
    expect(told).toEqual(['payment.created', 'payment.confirming', 'payment.paid']);
  });

  it('does not keep an answer waiting where the platform keeps work alive (S57)', async () => {
    const kept: Promise<unknown>[] = [];
    let finish = () => {};
    const shop = testShop({
      onPayment: () => new Promise<void>((resolve) => (finish = resolve)),
      waitUntil: (work) => kept.push(work),
    });
    await shop.create();
    expect(kept).toHaveLength(1);
    expect(shop.events).toEqual([]);
    await Promise.resolve();
    finish();
    await Promise.all(kept);
    expect(shop.events).toHaveLength(1);
  });

  it('does not let a platform whose waitUntil throws decide about an answer (S57)', async () => {
    const shop = testShop({
      waitUntil: () => {
        throw new Error('outside of a request');
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('tells again with the same id when the effect was there and the store was not (S41)', async () => {
    const ids: string[] = [];
    const shop = testShop({ onPayment: ({ id }) => ids.push(id) });
    const { acknowledge } = shop.store;
    shop.store.acknowledge = async () => {
      throw new Error('disk full');
    };
    const { payment } = await shop.create();
    expect(payment.status).toBe('awaiting_payment');
    shop.store.acknowledge = acknowledge;
    shop.advance(60_000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(1);
    shop.advance(5 * 60_000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    const [change] = await shop.checkout.payments.history(payment.id);
    expect(change).toMatchObject({ attempts: 2 });
    expect(change?.deliveredAt).not.toBeNull();
  });

  it('tells what an earlier process left untold when the provider sends its notice again (S40)', async () => {
    const secret = 'a secret that outlives the process';
    const onPayment = () => new Promise(() => {});
    const shop = testShop({ secret, onPayment, waitUntil: () => {} });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    await shop.notify(payment.id, notice);
    const restarted = testShop({ store: shop.store, acme: shop.acme, secret });
    restarted.advance(5 * 60_000);
    expect((await restarted.notify(payment.id, notice)).status).toBe(200);
    expect(restarted.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });
});

describe('a function of the merchant that hangs', () => {
  /** `onPayment` ends when the test says so; nobody waits for it. */
  function hangingShop() {
    const calls: { id: string; type: string; end: () => void }[] = [];
    const lines: string[] = [];
    const line = (_: object, message: string) => void lines.push(message);
    const shop = testShop({
      waitUntil: () => {},
      log: { debug: line, info: line, warn: line, error: line },
      onPayment: ({ id, type }) => new Promise<void>((end) => calls.push({ id, type, end })),
    });
    return { ...shop, calls, lines };
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve, 10));

  it('is not called for the same event again before it is given up', async () => {
    const shop = hangingShop();
    await shop.create();
    for (let minute = 0; minute < 3; minute += 1) {
      shop.advance(60_000);
      await shop.checkout.reconcile();
    }
    expect(shop.calls).toHaveLength(1);
  });

  it('does not block its event for ever in this process (S42)', async () => {
    const shop = hangingShop();
    const { payment } = await shop.create();
    shop.advance(4 * 60_000);
    await shop.checkout.reconcile();
    const [change] = await shop.checkout.payments.history(payment.id);
    expect(change).toMatchObject({ attempts: 1, lastError: 'It did not end within 240 s.' });
    expect(shop.lines).toContain("the merchant's function hangs; told again later");
    expect(await shop.checkout.payments.list({ undelivered: true })).toHaveLength(1);
    expect(shop.calls).toHaveLength(1);
    shop.advance(6000);
    const round = shop.checkout.reconcile();
    await soon();
    expect(shop.calls.map(({ id }) => id)).toEqual([change?.id, change?.id]);
    shop.calls[1]?.end();
    expect(await round).toMatchObject({ delivered: 1 });
    expect(await shop.checkout.payments.list({ undelivered: true })).toEqual([]);
  });

  it('is given up after its time also when the clock was set back meanwhile', async () => {
    const shop = hangingShop();
    const { payment } = await shop.create();
    shop.advance(-3 * 60 * 60_000);
    await shop.checkout.reconcile();
    shop.advance(4 * 60_000);
    await shop.checkout.reconcile();
    const [change] = await shop.checkout.payments.history(payment.id);
    expect(change).toMatchObject({ lastError: 'It did not end within 240 s.' });
    shop.advance(6000);
    await Promise.race([shop.checkout.reconcile(), soon()]);
    expect(shop.calls).toHaveLength(2);
    shop.calls[1]?.end();
  });

  it('counts when it ends late, before its event is told again', async () => {
    const shop = hangingShop();
    const { payment } = await shop.create();
    shop.advance(4 * 60_000);
    await shop.checkout.reconcile();
    shop.calls[0]?.end();
    await soon();
    const [change] = await shop.checkout.payments.history(payment.id);
    expect(change?.deliveredAt).not.toBeNull();
    shop.advance(60 * 60_000);
    await shop.checkout.reconcile();
    expect(shop.calls).toHaveLength(1);
  });

  it('does not free the next event while its own is being told again', async () => {
    const shop = hangingShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    shop.advance(4 * 60_000);
    await shop.checkout.payments.check(payment.id);
    shop.advance(6000);
    const round = shop.checkout.reconcile();
    await soon();
    expect(shop.calls.map(({ type }) => type)).toEqual(['payment.created', 'payment.created']);
    shop.calls[0]?.end();
    await soon();
    expect(shop.calls).toHaveLength(2);
    shop.calls[1]?.end();
    await soon();
    expect(shop.calls[2]?.type).toBe('payment.paid');
    shop.calls[2]?.end();
    expect(await round).toMatchObject({ delivered: 2 });
  });

  it('leaves its event to another process once its lease is over', async () => {
    const shop = hangingShop();
    await shop.create();
    const twin = testShop({ store: shop.store, acme: shop.acme });
    twin.advance(4 * 60_000);
    expect(await twin.checkout.reconcile()).toMatchObject({ delivered: 0 });
    twin.advance(60_000);
    expect(await twin.checkout.reconcile()).toMatchObject({ delivered: 1 });
    // This process, which slept meanwhile, takes nothing away from the other.
    shop.advance(6 * 60_000);
    await shop.checkout.reconcile();
    expect(shop.calls).toHaveLength(1);
  });
});
