import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './testing/scriptedProvider.fixture.ts';
import { bearer, type TestShop, testShop } from './testing/testShop.fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const paid = { word: 'completed', received: '100' };
const anyOrder = async ({ orderId = '' }: { orderId: string | undefined }) => ({
  id: orderId,
  prices: [{ amount: '100', currency: 'USD' }],
});
const reads = (calls: readonly string[]) => calls.filter((call) => call.startsWith('read')).length;
const down = async () => {
  throw new Error('down');
};

/** A shop with so many open payments, all due, made straight in the store from one that is real. */
async function crowdedShop(count: number, options: Parameters<typeof testShop>[0] = {}) {
  const shop = testShop({ resolveOrder: anyOrder, ...options });
  const { payment } = await shop.create({ orderId: 'first', provider: 'acme' });
  const first = await shop.store.get(payment.id);
  const [change] = await shop.store.history(payment.id);
  if (!first || !change) throw new Error('the payment is not there');
  for (let n = 0; n < count; n += 1) {
    const id = `pay_${String(n).padStart(22, '0')}`;
    const ids = { id, orderId: `order_${n}`, reference: `many_${n}` };
    const record = { ...first.record, ...ids, revision: 1 };
    const about = { paymentId: id, orderId: record.orderId, type: null };
    await shop.store.reserve({
      record,
      order: { ...first.order, id: record.orderId },
      change: { ...change, ...about, id: `evt_${n}`, record },
      idempotencyKey: null,
      requestHash: '',
      checkAt: Date.parse(first.record.createdAt) + n,
    });
  }
  shop.advance(5 * MINUTE);
  return shop;
}

describe('a round', () => {
  it('asks for as many as its limit of ten thousand, the oldest, four at a time (S56)', async () => {
    let asking = 0;
    let most = 0;
    const acme = scriptedProvider();
    acme.script.read = async () => {
      asking += 1;
      most = Math.max(most, asking);
      await new Promise((resolve) => setTimeout(resolve));
      asking -= 1;
    };
    const shop = await crowdedShop(10_000, { acme });
    expect(await shop.checkout.reconcile({ limit: 50 })).toMatchObject({ checked: 50 });
    const asked = acme.calls.filter((call) => call.startsWith('read'));
    const oldest = Array.from({ length: 50 }, (_, n) => `read many_${n}`);
    expect([...asked].sort()).toEqual(oldest.sort());
    expect(most).toBe(4);
  });

  it('asks as many at a time as the provider wants, and those of the others beside them (S56)', async () => {
    let asking = 0;
    let most = 0;
    const acme = scriptedProvider({ pace: { atOnce: 1 } });
    const other = scriptedProvider({ id: 'other' });
    acme.script.read = async () => {
      asking += 1;
      most = Math.max(most, asking);
      await new Promise((resolve) => setTimeout(resolve));
      asking -= 1;
    };
    const shop = await crowdedShop(30, { acme, providers: [acme.provider, other.provider] });
    await shop.create({ orderId: 'b', provider: 'other' });
    other.say('ref_1', paid);
    shop.advance(20_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 32, changed: 1 });
    expect(most).toBe(1);
  });

  it('begins nothing more once its time is over, and the next one goes on (S56)', async () => {
    let shop: TestShop | undefined;
    const acme = scriptedProvider();
    acme.script.read = async () => shop?.advance(2000);
    shop = await crowdedShop(40, { acme });
    const { checked } = await shop.checkout.reconcile();
    expect(checked).toBeGreaterThanOrEqual(13);
    expect(checked).toBeLessThanOrEqual(17);
    // What was held and not asked for is due at once.
    acme.script.read = null;
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 41 - checked });
  });

  it('gives a provider in trouble three questions per round, and the others theirs (S50, S56)', async () => {
    const outcomes: string[] = [];
    const other = scriptedProvider({ id: 'other' });
    const acme = scriptedProvider();
    const shop = await crowdedShop(300, {
      acme,
      providers: [acme.provider, other.provider],
      onMetric: ({ name, labels }) => {
        if (name === 'coinslot.provider.read') outcomes.push(`${labels['outcome']}`);
      },
    });
    await shop.create({ orderId: 'b', provider: 'other' });
    other.say('ref_1', paid);
    shop.advance(20_000);
    acme.script.read = down;
    expect(await shop.checkout.reconcile()).toMatchObject({ changed: 1 });
    expect(reads(other.calls)).toBe(1);
    expect(reads(acme.calls)).toBeLessThanOrEqual(6);
    expect(outcomes.filter((outcome) => outcome === 'put_off').length).toBeGreaterThan(290);
    expect(shop.events.at(-1)).toMatchObject({ type: 'payment.paid' });
  });

  it('asks again for what it put off within about a minute, when the provider is back (S50)', async () => {
    const shop = await crowdedShop(30);
    shop.acme.script.read = down;
    await shop.checkout.reconcile();
    shop.acme.script.read = null;
    shop.acme.say('ref_1', paid);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 0 });
    shop.advance(66_000);
    const { checked } = await shop.checkout.reconcile({ limit: 100 });
    expect(checked).toBeGreaterThanOrEqual(28);
  });

  it('asks the provider that is down ever more rarely', async () => {
    const shop = testShop();
    await shop.create();
    shop.acme.script.read = down;
    for (let second = 0; second < 3600; second += 5) {
      shop.advance(5000);
      await shop.checkout.reconcile();
    }
    // 15 s, 30 s, 1 m, 2 m, 5 m, 10 m, …, and the deadline after 30 minutes.
    expect(reads(shop.acme.calls)).toBeGreaterThanOrEqual(8);
    expect(reads(shop.acme.calls)).toBeLessThanOrEqual(12);
  });

  it('that is told to stop gives back what it held', async () => {
    const shop = await crowdedShop(20);
    const controller = new AbortController();
    shop.acme.script.read = async () => controller.abort();
    const { checked } = await shop.checkout.reconcile({ signal: controller.signal });
    expect(checked).toBeLessThanOrEqual(4);
    const twin = testShop({ store: shop.store, acme: shop.acme, now: () => NOW + 5 * MINUTE });
    expect(await twin.checkout.reconcile()).toMatchObject({ checked: 21 - checked });
  });

  it('finds money that came after the deadline, and watches no payment that is paid', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.advance(31 * MINUTE);
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.reconcile();
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('expired');
    shop.acme.say('ref_1', paid);
    for (let minute = 0; minute < 24; minute += 1) {
      shop.advance(MINUTE);
      await shop.checkout.reconcile();
    }
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      status: 'paid',
      late: true,
    });
    const asked = reads(shop.acme.calls);
    shop.advance(HOUR);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 0 });
    expect(reads(shop.acme.calls)).toBe(asked);
  });
});

const NOW = Date.parse('2026-11-01T12:00:00Z');

describe('a clock that is wrong', () => {
  it('and was set back keeps no page from an answer', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.advance(6000);
    await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    shop.advance(-HOUR);
    shop.acme.say('ref_1', paid);
    const response = await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    expect((await response.json()).payment.status).toBe('paid');
  });

  it('and ran ahead for a while ends no watch for good', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.advance(48 * HOUR);
    await shop.checkout.reconcile();
    expect((await shop.store.get(payment.id))?.checkAt).toBeNull();
    shop.advance(-48 * HOUR + 10_000);
    // Any question puts it back on the schedule: a page's, or the merchant's own.
    await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    shop.acme.say('ref_1', paid);
    for (let minute = 0; minute < 2; minute += 1) {
      shop.advance(MINUTE);
      await shop.checkout.reconcile();
    }
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });

  it('and ran ahead past the deadline makes no payment expired: the provider says so', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.advance(2 * HOUR);
    await shop.checkout.reconcile();
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('awaiting_payment');
  });
});
