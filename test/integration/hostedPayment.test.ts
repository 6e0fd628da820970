import { createSandbox, manualClock } from '@coinslot/sandbox';
import type { CheckoutOptions } from '@coinslot/server';
import { kanga } from '@coinslot/server/kanga';
import { createTestServer } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CALLBACKS = 'https://shop.example/api/checkout/callbacks/kanga';

interface ShopOptions extends Pick<Partial<CheckoutOptions>, 'latePayment'> {
  start?: boolean;
}

/** A shop at the sandboxed provider, with one payment on the provider's page, not opened yet. */
async function openShop({ start = false, ...options }: ShopOptions = {}) {
  const clock = manualClock('2026-11-21T10:00:00Z');
  const statuses: number[] = [];
  const sandbox = createSandbox({
    clock,
    seed: 'hosted',
    async deliver(request) {
      const response = await server.fetch(request);
      statuses.push(response.status);
      return response;
    },
  });
  sandbox.callbackUrl('kanga', CALLBACKS);
  const server = createTestServer({
    providers: [kanga({ ...sandbox.credentials.kanga, settlement: { PLN: 'oPLN' } })],
    orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }], description: 'Tea' }],
    now: sandbox.now,
    ...options,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
  });
  const post = async (path: string, body: object, secret = '') => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await server.fetch(`/api/checkout/${path}`, init)).json();
  };
  const { payment, clientSecret } = await post('payments', { orderId: '1042' });
  const { id, action } = payment;
  if (action.type !== 'redirect') throw new Error('there is no page');
  const record = async () => {
    const found = await server.checkout.payments.get(id);
    if (found === null) throw new Error(`${id} is gone`);
    return found;
  };
  const key = (await record()).reference ?? '';
  const url: string = action.url;
  if (start) await sandbox.open(url);
  return {
    ...server,
    sandbox,
    clock,
    statuses,
    key,
    url,
    record,
    /** What the shopper's page is told when it asks. */
    check: async () => (await post(`payments/${id}/check`, {}, clientSecret)).payment,
    callback: (query = `?transactionKey=${key}`) => server.fetch(`${CALLBACKS}${query}`),
    /** Signed questions that reached the provider. */
    asked: () => sandbox.requests().filter(({ path }) => path === '/api/v2/tpg/transaction').length,
    told: () => server.events.map(({ type }) => type),
    /** Time goes by, and the rounds of the server with it. */
    async wait(ms: number) {
      const step = Math.max(MINUTE, ms / 40);
      for (let left = ms; left > 0; left -= step) {
        await sandbox.advance(Math.min(left, step));
        await server.checkout.reconcile();
      }
    },
  };
}

describe('a payment on a page of the provider', () => {
  it('is paid there and told once, whatever the callbacks are worth (S19, S21)', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.wait(MINUTE);
    expect(await shop.record()).toMatchObject({ status: 'paid', received: null, review: [] });
    expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
    expect(shop.statuses.length).toBeGreaterThan(2);
    expect(new Set(shop.statuses)).toEqual(new Set([200]));
  });

  it('is found paid by the shopper who comes back, without any callback', async () => {
    const shop = await openShop({ start: true });
    shop.sandbox.callbackUrl('kanga', null);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.sandbox.advance(10_000);
    expect(await shop.check()).toMatchObject({ status: 'paid' });
  });

  it('that is cancelled there is over, and may be made anew', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.cancel(shop.key);
    await shop.wait(MINUTE);
    expect(await shop.record()).toMatchObject({ status: 'cancelled', action: { type: 'none' } });
    const next = await shop.checkout.payments.create({
      id: '1042',
      prices: [{ amount: '100.00', currency: 'PLN' }],
    });
    expect(next.payment).toMatchObject({ status: 'awaiting_payment', orderId: '1042' });
    expect(next.payment.id).not.toBe((await shop.record()).id);
  });

  it.each([
    ['amount', '1.00'],
    ['currency', 'EMT'],
  ])('whose %s was edited to %s in the address is never paid (T13, T19)', async (name, value) => {
    const shop = await openShop();
    const edited = new URL(shop.url);
    edited.searchParams.set(name, value);
    await shop.sandbox.open(edited.href);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.wait(HOUR);
    const record = await shop.record();
    expect(record.status).not.toBe('paid');
    expect(record).toMatchObject({
      held: true,
      review: [`${name === 'amount' ? name : 'asset'}_mismatch`],
    });
    expect(shop.told()).not.toContain('payment.paid');
    expect(shop.told()).toContain('payment.review');
  });

  it('that is opened after four days is found paid by a round (S17)', async () => {
    const shop = await openShop();
    shop.sandbox.callbackUrl('kanga', null);
    await shop.wait(4 * DAY);
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', review: [] });
    await shop.sandbox.open(shop.url);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.wait(HOUR);
    expect(await shop.record()).toMatchObject({ status: 'paid', late: false });
  });

  it('that is opened when no round asks for it any more is found paid by whoever looks', async () => {
    const shop = await openShop();
    shop.sandbox.callbackUrl('kanga', null);
    await shop.wait(8 * DAY);
    const asked = shop.asked();
    await shop.wait(DAY);
    expect(shop.asked()).toBe(asked);
    await shop.sandbox.open(shop.url);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    expect(await shop.check()).toMatchObject({ status: 'paid' });
    expect(shop.told()).toContain('payment.paid');
  });
});

describe('a payment on a page of the provider that ended by itself', () => {
  async function payLate(lateDeposit: 'credited' | 'refunded', options: ShopOptions = {}) {
    const shop = await openShop({ start: true, ...options });
    shop.sandbox.dialect('kanga', { lateDeposit });
    await shop.sandbox.expire(shop.key);
    await shop.wait(MINUTE);
    const ended = await shop.check();
    expect(ended).toMatchObject({ status: 'cancelled', amountStatus: 'none', late: false });
    await shop.sandbox.pay(shop.key);
    await shop.wait(HOUR);
    return shop;
  }

  it('is paid late where the provider credits what comes then, and ships once (T17)', async () => {
    const shop = await payLate('credited');
    expect(await shop.check()).toMatchObject({ status: 'paid', late: true, held: false });
    expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
  });

  it('waits for the merchant who wants to look at late money, and ships nothing before', async () => {
    const shop = await payLate('credited', { latePayment: 'review' });
    expect(await shop.check()).toMatchObject({ status: 'paid', late: true, held: true });
    expect(shop.told()).not.toContain('payment.paid');
  });

  it('stays over where the provider sends it back', async () => {
    const shop = await payLate('refunded');
    expect(await shop.check()).toMatchObject({ status: 'cancelled', late: false });
    expect(shop.told()).not.toContain('payment.paid');
  });
});

describe('the callbacks of a provider that does not sign them', () => {
  it('are worth one question for three of them at once, and each is 200 (S19)', async () => {
    const shop = await openShop({ start: true });
    shop.sandbox.callbackUrl('kanga', null);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.sandbox.advance(MINUTE);
    const before = shop.asked();
    const answers = await Promise.all([1, 2, 3].map(() => shop.callback()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shop.asked()).toBe(before + 1);
    expect((await shop.record()).status).toBe('paid');
  });

  it('of a payment that is not ours cost nothing, however many come (S22, T33)', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.advance(MINUTE);
    const before = shop.sandbox.requests().length;
    for (let batch = 0; batch < 20; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          shop.callback(`?transactionKey=${`${batch}${n}`.padStart(32, '0')}`),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    }
    expect(shop.sandbox.requests()).toHaveLength(before);
  });

  it('of one payment cost a question per interval, though ten thousand come (T33)', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.advance(MINUTE);
    const before = shop.asked();
    for (let batch = 0; batch < 100; batch += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => shop.callback()));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await shop.sandbox.advance(300);
    }
    // Thirty seconds, and one question in ten.
    expect(shop.asked() - before).toBeGreaterThanOrEqual(3);
    expect(shop.asked() - before).toBeLessThanOrEqual(4);
    await shop.checkout.stop();
  });

  it('of a payment that is paid cost no more, and no round asks for it again (T33)', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.wait(HOUR);
    expect((await shop.record()).status).toBe('paid');
    const before = shop.asked();
    for (let second = 0; second < 30; second += 1) {
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => shop.callback()));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await shop.sandbox.advance(1000);
    }
    const flooded = shop.asked();
    expect(flooded - before).toBeLessThanOrEqual(4);
    await shop.wait(DAY);
    // What the last of them was put off for.
    expect(shop.asked() - flooded).toBeLessThanOrEqual(1);
    expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
    await shop.checkout.stop();
  });

  it('are enough for a shop that runs no rounds, whose shopper has left', async () => {
    const shop = await openShop({ start: true });
    // Four changes within three seconds, of which the first alone can be asked after at once.
    await shop.sandbox.advance(MINUTE);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.advance(3000);
    expect(shop.statuses.length).toBeGreaterThan(2);
    expect(new Set(shop.statuses)).toEqual(new Set([200]));
    await shop.sandbox.advance(10_000);
    await expect.poll(shop.told, { timeout: 45_000 }).toContain('payment.paid');
  });

  it('that are all lost cost a shop of rounds alone little more than half an hour', async () => {
    const shop = await openShop({ start: true });
    shop.sandbox.callbackUrl('kanga', null);
    await shop.wait(DAY);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    for (let minute = 0; minute < 36; minute += 1) {
      await shop.sandbox.advance(MINUTE);
      await shop.checkout.reconcile();
    }
    expect(shop.told()).toContain('payment.paid');
  });

  it('are sent again while our own question fails, and then count (S20)', async () => {
    const shop = await openShop({ start: true });
    await shop.sandbox.advance(MINUTE);
    const path = '/api/v2/tpg/transaction';
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 500, path }] });
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    expect(shop.statuses).toContain(503);
    expect((await shop.record()).status).toBe('awaiting_payment');
    shop.sandbox.faults({ answers: [] });
    // No round of ours: the provider calls again after a quarter of an hour.
    await shop.sandbox.advance(16 * MINUTE);
    expect(shop.told()).toContain('payment.paid');
    expect(shop.statuses.at(-1)).toBe(200);
  });

  it('that failed are made up for by the schedule, although none comes again (S20)', async () => {
    const shop = await openShop({ start: true });
    shop.sandbox.callbackUrl('kanga', null);
    await shop.sandbox.pay(shop.key);
    await shop.sandbox.confirm(shop.key);
    await shop.sandbox.advance(MINUTE);
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 500 }] });
    expect((await shop.callback()).status).toBe(503);
    shop.sandbox.faults({ answers: [] });
    await shop.sandbox.advance(15_000);
    await shop.checkout.reconcile();
    expect(shop.told()).toContain('payment.paid');
  });
});
