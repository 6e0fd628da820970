import { describe, expect, it } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { bearer, testShop } from '../testing/testShop.fixture.ts';

const DAY = 24 * 60 * 60_000;
const paid = { word: 'completed', received: '100' };
const reads = (calls: readonly string[]) => calls.filter((call) => call.startsWith('read')).length;

/** A shop whose provider has a page of its own, and a log that is kept. */
function hostedShop(options: Parameters<typeof scriptedProvider>[0] = {}) {
  const lines: string[] = [];
  const keep = (level: string) => (_facts: object, text: string) => lines.push(`${level} ${text}`);
  const log = {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  };
  const acme = scriptedProvider({ hosted: true, noticeTrust: 'hint', ...options });
  return { shop: testShop({ acme, log }), lines };
}

describe('a payment on a page of the provider', () => {
  it('is to be paid before the provider has said a word', async () => {
    const { shop } = hostedShop();
    const { payment } = await shop.create();
    expect(payment).toMatchObject({
      status: 'awaiting_payment',
      action: { type: 'redirect', url: 'https://acme.example/pay/ref_1' },
      due: { amount: '100.00', asset: { code: 'oUSD' } },
      expiresAt: null,
    });
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      reference: 'ref_1',
      providerStatus: null,
      review: [],
    });
  });

  it('is paid with what the shopper chose, and settled in what the merchant gets', async () => {
    const { shop } = hostedShop();
    const { payment } = await shop.create({ asset: 'BTC' });
    expect(payment).toMatchObject({ status: 'awaiting_payment', due: { asset: { code: 'oUSD' } } });
    const record = await shop.checkout.payments.get(payment.id);
    expect(record?.expected.assetCode).toBe('BTC');
  });

  it('stays the one of its order when the shopper chooses on the page, and not before it', async () => {
    const { shop } = hostedShop();
    const { payment } = await shop.create();
    const again = await shop.create({ asset: 'BTC' });
    expect(again.payment.id).toBe(payment.id);
  });

  it('gives way to another one that the shopper chose with another asset', async () => {
    const { shop } = hostedShop();
    const { payment } = await shop.create({ asset: 'BTC' });
    const again = await shop.create({ asset: 'ETH' });
    expect(again.payment.id).not.toBe(payment.id);
    const first = await shop.checkout.payments.get(payment.id);
    expect(first?.supersededBy).toBe(again.payment.id);
  });

  it('that nobody has opened is no news, and asked for again (S17)', async () => {
    const { shop, lines } = hostedShop();
    const { payment, clientSecret } = await shop.create();
    const before = await shop.checkout.payments.get(payment.id);
    for (let minute = 0; minute < 60; minute += 1) {
      shop.advance(60_000);
      await shop.checkout.reconcile();
      await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    }
    expect(reads(shop.acme.calls)).toBeGreaterThanOrEqual(60);
    expect(await shop.checkout.payments.get(payment.id)).toEqual(before);
    expect(lines.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
    expect((await shop.store.get(payment.id))?.checkAt).not.toBeNull();
    shop.acme.say('ref_1', paid);
    shop.advance(15 * 60_000);
    await shop.checkout.reconcile();
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('that was opened and not paid yet stays to be paid', async () => {
    const { shop } = hostedShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'new' });
    const record = await shop.checkout.payments.check(payment.id);
    expect(record).toMatchObject({ status: 'awaiting_payment', providerStatus: 'new', review: [] });
  });

  it.for(['confirming', 'cancelled', 'waiting'])(
    'that the provider called %s and then knows no more is worth a warning, and moves nowhere',
    async (word) => {
      const { shop, lines } = hostedShop();
      const { payment } = await shop.create();
      shop.acme.say('ref_1', { word });
      const known = await shop.checkout.payments.check(payment.id);
      shop.acme.forget('ref_1');
      shop.advance(60_000);
      expect(await shop.checkout.payments.check(payment.id)).toEqual(known);
      expect(lines).toContain('warn the provider does not know this payment');
      expect((await shop.store.get(payment.id))?.checkAt).not.toBeNull();
    },
  );

  it('is not called lost by a look-up that was faster than the answer to the creation', async () => {
    const { shop } = hostedShop();
    let answer = () => {};
    let made = () => {};
    const reached = new Promise<void>((resolve) => (made = resolve));
    shop.acme.script.answer = () => {
      made();
      return new Promise((resolve) => (answer = resolve));
    };
    const creating = shop.create();
    await reached;
    const [created] = await shop.checkout.payments.list();
    const id = created?.id ?? '';
    let ask = () => {};
    shop.acme.script.read = () => new Promise((resolve) => (ask = resolve));
    const looking = shop.checkout.payments.check(id);
    await expect.poll(() => reads(shop.acme.calls)).toBe(1);
    answer();
    await creating;
    ask();
    expect(await looking).toMatchObject({ status: 'awaiting_payment', review: [] });
  });

  it('is to be paid as soon as a look-up finds what the lost answer to its creation said', async () => {
    const { shop, lines } = hostedShop({ tellsOffer: true });
    shop.acme.script.answer = async () => {
      throw new Error('the line is cut');
    };
    const lost = await shop.create();
    expect(lost.payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
    shop.advance(60_000);
    await shop.checkout.reconcile();
    const { payment } = await shop.create();
    expect(payment).toMatchObject({
      id: lost.payment.id,
      status: 'awaiting_payment',
      held: false,
      action: { type: 'redirect' },
    });
    lines.length = 0;
    shop.advance(60_000);
    expect(await shop.checkout.payments.check(payment.id)).toMatchObject({
      status: 'awaiting_payment',
      providerStatus: null,
      review: [],
    });
    expect(lines.filter((line) => line.startsWith('warn'))).toEqual([]);
  });

  it('whose link outlives the watch is asked for when somebody asks, and on no schedule', async () => {
    const { shop } = hostedShop({ watchMs: 7 * DAY });
    const { payment, clientSecret } = await shop.create();
    for (let day = 0; day < 9; day += 1) {
      shop.advance(DAY);
      await shop.checkout.reconcile();
    }
    expect((await shop.store.get(payment.id))?.checkAt).toBeNull();
    const asked = reads(shop.acme.calls);
    shop.advance(DAY);
    expect((await shop.checkout.reconcile()).checked).toBe(0);
    await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    shop.advance(60_000);
    shop.acme.say('ref_1', paid);
    const response = await shop.post(`payments/${payment.id}/check`, {}, bearer(clientSecret));
    expect((await response.json()).payment.status).toBe('paid');
    expect(reads(shop.acme.calls)).toBe(asked + 2);
  });

  it('that is over and no longer watched is left alone', async () => {
    const { shop } = hostedShop({ watchMs: 7 * DAY });
    const { payment, clientSecret } = await shop.create();
    shop.acme.say('ref_1', { word: 'cancelled' });
    await shop.checkout.payments.check(payment.id);
    shop.advance(8 * DAY);
    const asked = reads(shop.acme.calls);
    await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    expect(reads(shop.acme.calls)).toBe(asked);
  });
});
