import { describe, expect, it } from 'vitest';
import { bearer, testShop } from './testing/testShop.fixture.ts';

const anyOrder = async ({ orderId = '' }: { orderId: string | undefined }) => ({
  id: orderId,
  prices: [{ amount: '100', currency: 'USD' }],
});
const reads = (calls: readonly string[]) => calls.filter((call) => call.startsWith('read')).length;

describe('reconcile', () => {
  it('finds a payment that no notice came for', async () => {
    const shop = testShop();
    await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    expect(await shop.checkout.reconcile()).toEqual({ checked: 0, changed: 0, delivered: 0 });
    shop.advance(17_000);
    expect(await shop.checkout.reconcile()).toEqual({ checked: 1, changed: 1, delivered: 1 });
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
    shop.advance(24 * 60 * 60_000);
    expect(await shop.checkout.reconcile()).toEqual({ checked: 0, changed: 0, delivered: 0 });
  });

  it('finds soon what was paid right after a page that polled was closed', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    for (let second = 5; second <= 40; second += 5) {
      shop.advance(5000);
      await shop.get(`payments/${payment.id}`, bearer(clientSecret));
      await shop.checkout.reconcile();
    }
    // The page's own questions came through, besides the schedule's.
    expect(reads(shop.acme.calls)).toBeGreaterThanOrEqual(7);
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    let waited = 0;
    for (; shop.events.at(-1)?.type !== 'payment.paid' && waited < 600; waited += 5) {
      shop.advance(5000);
      await shop.checkout.reconcile();
    }
    // The last change was the creation: after it come 15 s and 30 s, ten per cent more or less.
    expect(40 + waited).toBeLessThanOrEqual(55);
  });

  it.for(['answers', 'is down'])(
    'is not put off by whoever asks in between, when the provider %s',
    async (state) => {
      const shop = testShop();
      const { payment, clientSecret } = await shop.create();
      const planned = (await shop.store.get(payment.id))?.checkAt;
      if (state === 'is down') {
        shop.acme.script.read = async () => {
          throw new Error('down');
        };
      }
      for (let second = 0; second < 14; second += 7) {
        shop.advance(7000);
        await shop.get(`payments/${payment.id}`, bearer(clientSecret));
        await shop.checkout.payments.check(payment.id).catch(() => {});
      }
      expect(reads(shop.acme.calls)).toBeGreaterThanOrEqual(4);
      expect(await shop.store.get(payment.id)).toMatchObject({ checkAt: planned, checks: 0 });
      shop.advance(5000);
      expect((await shop.checkout.reconcile()).checked).toBe(1);
      expect(await shop.store.get(payment.id)).toMatchObject({ checks: 1 });
    },
  );

  it('asks ever more rarely, for a day after the deadline, and then no more', async () => {
    const shop = testShop();
    await shop.create();
    const asked: number[] = [];
    for (let second = 0; second < 26 * 60 * 60; second += 5) {
      shop.advance(5000);
      if ((await shop.checkout.reconcile()).checked > 0) asked.push(second + 5);
    }
    const gaps = asked.map((second, index) => second - (asked[index - 1] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(20);
    expect(gaps[1]).toBeGreaterThanOrEqual(25);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(665);
    // The deadline itself is among them, within the round of five seconds.
    expect(asked.some((second) => second >= 1800 && second <= 1815)).toBe(true);
    expect(asked.at(-1)).toBeLessThanOrEqual(24.5 * 60 * 60 + 5);
    expect(asked.at(-1)).toBeGreaterThanOrEqual(24.5 * 60 * 60 - 600);
  });

  it('keeps to its limit, oldest first', async () => {
    const shop = testShop({ resolveOrder: anyOrder });
    for (const orderId of ['a', 'b', 'c']) {
      await shop.create({ orderId });
      shop.advance(3000);
    }
    shop.advance(20_000);
    expect((await shop.checkout.reconcile({ limit: 2 })).checked).toBe(2);
    expect(shop.acme.calls.slice(-2).sort()).toEqual(['read ref_1', 'read ref_2']);
  });

  it('goes on with the others when one can not be asked for', async () => {
    const shop = testShop({ resolveOrder: anyOrder });
    await shop.create({ orderId: 'a' });
    await shop.create({ orderId: 'b' });
    shop.acme.say('ref_2', { word: 'completed', received: '100' });
    shop.acme.script.read = async () => {
      if (shop.acme.calls.at(-1) === 'read ref_1') throw new Error('down');
    };
    shop.advance(20_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 2, changed: 1 });
  });

  it('stops between two payments when it is told to', async () => {
    const shop = testShop({ resolveOrder: anyOrder });
    await shop.create({ orderId: 'a' });
    shop.advance(20_000);
    const result = await shop.checkout.reconcile({ signal: AbortSignal.abort() });
    expect(result.checked).toBe(0);
    expect(reads(shop.acme.calls)).toBe(0);
  });

  it('asks once when it runs on two machines', async () => {
    const shop = testShop();
    await shop.create();
    const twin = testShop({ store: shop.store, acme: shop.acme });
    shop.advance(20_000);
    twin.advance(20_000);
    const results = await Promise.all([shop.checkout.reconcile(), twin.checkout.reconcile()]);
    expect(results.map(({ checked }) => checked).sort()).toEqual([0, 1]);
  });

  it('marks a creation that was lost with its process', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const crashed = await shop.store.get(payment.id);
    const orphan = testShop({ resolveOrder: anyOrder });
    if (crashed === null) throw new Error('the payment is not there');
    const id = 'pay_AAAAAAAAAAAAAAAAAAAAAAAA';
    const record = {
      ...crashed.record,
      id,
      reference: null,
      status: 'created' as const,
      revision: 1,
    };
    const [change] = await shop.store.history(payment.id);
    if (change === undefined) throw new Error('the change is not there');
    await orphan.store.reserve({
      record,
      order: crashed.order,
      change: { ...change, paymentId: id },
      idempotencyKey: null,
      requestHash: '',
      checkAt: 0,
    });
    await orphan.checkout.reconcile();
    expect((await orphan.checkout.payments.get(id))?.review).toEqual(['create_unknown']);
  });

  it('runs by itself between start and stop', async () => {
    const shop = testShop();
    await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    shop.advance(20_000);
    shop.checkout.start({ everyMs: 5 });
    while (shop.events.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await shop.checkout.stop();
    await shop.checkout.close();
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('starts once, stops, and starts again, and never rounds twice at the same time', async () => {
    const shop = testShop();
    let rounds = 0;
    let most = 0;
    let running = 0;
    const { leaseDue } = shop.store;
    shop.store.leaseDue = async (input) => {
      rounds += 1;
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 3));
      running -= 1;
      return leaseDue(input);
    };
    const { start, stop } = shop.checkout;
    start({ everyMs: 2 });
    start({ everyMs: 2 });
    await expect.poll(() => rounds).toBeGreaterThan(3);
    const stopping = stop();
    start({ everyMs: 2 });
    await stopping;
    const before = rounds;
    await expect.poll(() => rounds).toBeGreaterThan(before + 3);
    await Promise.all([stop(), stop()]);
    const after = rounds;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rounds).toBe(after);
    expect(most).toBe(1);
  });

  it('goes on by itself after rounds that fail, and after a log that throws', async () => {
    const fail = () => {
      throw new Error('the disk is full');
    };
    const log = { debug: fail, info: fail, warn: fail, error: fail };
    const shop = testShop({ log, onMetric: fail });
    await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    shop.advance(20_000);
    const { leaseDue } = shop.store;
    let failures = 0;
    shop.store.leaseDue = (input) => {
      failures += 1;
      return failures < 4 ? Promise.reject(new Error('gone')) : leaseDue(input);
    };
    shop.checkout.start({ everyMs: 2 });
    await expect.poll(() => shop.events.at(-1)?.type).toBe('payment.paid');
    await shop.checkout.close();
    await shop.checkout.close();
  });

  it('rounds again at once while there is more than one round can do', async () => {
    const shop = testShop({ resolveOrder: anyOrder });
    for (let n = 0; n < 120; n += 1) await shop.create({ orderId: `${n}` });
    shop.advance(20_000);
    shop.checkout.start({ everyMs: 60_000 });
    await expect.poll(() => reads(shop.acme.calls), { timeout: 10_000 }).toBe(120);
    await shop.checkout.stop();
  });

  it('rejects when the store is down, so that a scheduler notices', async () => {
    const shop = testShop();
    shop.store.leaseDue = async () => {
      throw new Error('gone');
    };
    await expect(shop.checkout.reconcile()).rejects.toThrow('gone');
  });
});
