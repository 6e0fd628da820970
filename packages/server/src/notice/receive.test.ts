import { describe, expect, it } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const paid = { word: 'completed', received: '100' };
const reads = (calls: readonly string[]) => calls.filter((call) => call.startsWith('read')).length;

describe('a signed notice', () => {
  it('makes the payment paid after a read of our own, and tells the merchant once', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('taken');
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
    expect(reads(shop.acme.calls)).toBe(1);
  });

  it('counts once, however often it comes (S24, S39)', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    await shop.notify(payment.id, notice);
    const before = await shop.checkout.payments.get(payment.id);
    const again = await Promise.all([1, 2, 3].map(() => shop.notify(payment.id, notice)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await shop.checkout.payments.get(payment.id)).toEqual(before);
    expect(reads(shop.acme.calls)).toBe(1);
    expect(shop.events).toHaveLength(2);
  });

  it('counts once when its copies come at the same moment (S24)', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => shop.notify(payment.id, notice)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
    expect(reads(shop.acme.calls)).toBe(1);
  });

  it('that says less than an earlier one takes nothing back (S25)', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    for (const word of ['confirming', 'waiting']) {
      const late = await shop.acme.notice('ref_1', { word, received: '100' });
      expect((await shop.notify(payment.id, late)).status).toBe(200);
    }
    const record = await shop.checkout.payments.get(payment.id);
    expect(record).toMatchObject({ status: 'paid', late: false, review: [] });
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('and a round at the same moment make one change (S55)', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    shop.advance(20_000);
    await Promise.all([shop.notify(payment.id, notice), shop.checkout.reconcile()]);
    const changes = await shop.checkout.payments.history(payment.id);
    expect(changes.filter(({ to }) => to === 'paid')).toHaveLength(1);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('under a secret that was taken away is 401 and counted, and a round repairs it (S45)', async () => {
    const outcomes: unknown[] = [];
    const shop = testShop({
      onMetric: ({ name, labels }) => name === 'coinslot.notice' && outcomes.push(labels),
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = {
      ...(await shop.acme.notice('ref_1', paid)),
      headers: { 'Acme-Signature': '' },
    };
    expect((await shop.notify(payment.id, notice)).status).toBe(401);
    expect(outcomes).toEqual([{ provider: 'acme', outcome: 'invalid_signature' }]);
    shop.advance(20_000);
    await shop.checkout.reconcile();
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('is refused when somebody else signed it, and nothing is asked', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const notice = await shop.acme.notice('ref_1', paid);
    const forged = { ...notice, headers: { 'Acme-Signature': 'ab'.repeat(32) } };
    expect((await shop.notify(payment.id, forged)).status).toBe(401);
    expect((await shop.notify(payment.id, { ...notice, headers: {} })).status).toBe(401);
    expect(reads(shop.acme.calls)).toBe(0);
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('awaiting_payment');
  });

  it('does not make a payment paid by itself when the provider can not be asked', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    const record = await shop.checkout.payments.get(payment.id);
    expect(record).toMatchObject({ status: 'settling', received: '100' });
    shop.acme.script.read = null;
    shop.acme.say('ref_1', paid);
    shop.advance(60_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 1, changed: 1 });
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('is enough where the merchant does without the read', async () => {
    const shop = testShop({ requirePull: false });
    const { payment } = await shop.create();
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });

  it('takes too little money for too little, whatever the word says', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const short = { word: 'completed', received: '99.99' };
    shop.acme.say('ref_1', short);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', short));
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      status: 'partially_paid',
      review: ['underpaid_but_claimed_paid'],
      held: true,
    });
    expect(shop.events.map(({ type }) => type)).not.toContain('payment.paid');
  });

  it('of another payment moves nothing at this address', async () => {
    const shop = testShop({
      resolveOrder: async ({ orderId = '' }) => ({
        id: orderId,
        prices: [{ amount: '100', currency: 'USD' }],
      }),
    });
    const one = await shop.create({ orderId: 'a' });
    const two = await shop.create({ orderId: 'b' });
    shop.acme.say('ref_2', paid);
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    await shop.notify(one.payment.id, await shop.acme.notice('ref_2', paid));
    const first = await shop.checkout.payments.get(one.payment.id);
    expect(first).toMatchObject({ status: 'awaiting_payment', review: ['binding_mismatch'] });
    expect((await shop.checkout.payments.get(two.payment.id))?.status).toBe('awaiting_payment');
  });

  it('that overtakes the answer to the creation waits for it (S26)', async () => {
    const shop = testShop();
    let answer = () => {};
    let asked = () => {};
    const reached = new Promise<void>((resolve) => (asked = resolve));
    shop.acme.script.create = () => {
      asked();
      return new Promise((resolve) => (answer = resolve));
    };
    const creating = shop.create();
    await reached;
    const [paymentId = ''] = shop.acme.callbackUrls.keys();
    const notified = shop.notify(paymentId, await shop.acme.notice('ref_1', paid));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Known to the provider only once the creation is through: a read before it would find nothing.
    shop.acme.script.read = async () => shop.acme.say('ref_1', paid);
    answer();
    await creating;
    expect((await notified).status).toBe(200);
    const record = await shop.checkout.payments.get(paymentId);
    expect(record).toMatchObject({
      reference: 'ref_1',
      status: 'paid',
      received: '100',
      review: [],
    });
  });
});

describe('the address of a notice', () => {
  it('is 404 with a token that is not ours, and nothing is asked', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const url = shop.acme.callbackUrls.get(payment.id) ?? '';
    const notice = await shop.acme.notice('ref_1', paid);
    const wrong = [`${url}x`, url.slice(0, -1), url.replace(payment.id, `${payment.id}A`)];
    for (const address of wrong) expect((await shop.fetch(address, notice)).status).toBe(404);
    const other = url.replace('/callbacks/acme/', '/callbacks/unheard-of/');
    expect((await shop.fetch(other, notice)).status).toBe(404);
    expect(reads(shop.acme.calls)).toBe(0);
  });

  it('without a token finds the payment by the reference that we stored', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const bare = 'https://shop.example/api/checkout/callbacks/acme';
    const known = await shop.fetch(bare, await shop.acme.notice('ref_1', paid));
    expect(known.status).toBe(200);
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
    const unknown = await shop.fetch(bare, await shop.acme.notice('ref_77', paid));
    expect(unknown.status).toBe(404);
  });

  it('of one provider does not reach the payment of another', async () => {
    const other = scriptedProvider({ id: 'other' });
    const acme = scriptedProvider();
    const shop = testShop({ acme, providers: [acme.provider, other.provider] });
    const { payment } = await shop.create({ provider: 'acme' });
    const url = (acme.callbackUrls.get(payment.id) ?? '').replace('/acme/', '/other/');
    const response = await shop.fetch(url, await other.notice('ref_1', paid));
    expect(response.status).toBe(404);
  });

  it('keeps to the limits of a body', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const body = new Uint8Array(64 * 1024 + 1);
    expect((await shop.notify(payment.id, { method: 'POST', body })).status).toBe(413);
  });

  it('is 503 when the store can not be written, and nothing counts as taken (S37)', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    const update = shop.store.update;
    shop.store.update = async () => {
      throw new Error('disk full');
    };
    expect((await shop.notify(payment.id, notice)).status).toBe(503);
    shop.store.update = update;
    expect((await shop.notify(payment.id, notice)).status).toBe(200);
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });
});

describe('a hint', () => {
  const hinting = () => testShop({ acme: scriptedProvider({ noticeTrust: 'hint' }) });

  it('causes a read, and only the read counts', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.advance(6000);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('awaiting_payment');
    shop.acme.say('ref_1', paid);
    shop.advance(6000);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });

  it('is asked after again later when it comes too soon after the last answer', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    shop.advance(1000);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect(reads(shop.acme.calls)).toBe(0);
    shop.advance(4000);
    expect(await shop.checkout.reconcile()).toMatchObject({ checked: 1, changed: 1 });
  });

  it('is 503 when the provider can not be asked, so that it comes again (S20)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.advance(6000);
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    const notice = await shop.acme.notice('ref_1', paid);
    expect((await shop.notify(payment.id, notice)).status).toBe(503);
    // It may be the last one: the next round asks, too, and soon, whatever the schedule says.
    shop.acme.script.read = null;
    shop.acme.say('ref_1', paid);
    shop.advance(15_000);
    await shop.checkout.reconcile();
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('is asked after soon when its question failed, at a payment that is asked for rarely (S20)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    for (let round = 0; round < 8; round += 1) {
      shop.advance(11 * 60_000);
      await shop.checkout.reconcile();
    }
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    shop.advance(10_000);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    shop.acme.script.read = null;
    shop.acme.say('ref_1', paid);
    shop.advance(16_000);
    await shop.checkout.reconcile();
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });

  it('that comes three times at once causes one read, and each is 200 (S19)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    shop.advance(6000);
    const notice = await shop.acme.notice('ref_1', paid);
    const answers = await Promise.all([1, 2, 3].map(() => shop.notify(payment.id, notice)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(reads(shop.acme.calls)).toBe(1);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('in a burst is asked after twice in all, and the last state is found (S54)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.advance(6000);
    let answer = () => {};
    shop.acme.script.read = () => new Promise((resolve) => (answer = resolve));
    const notices: Promise<Response>[] = [];
    for (const word of ['waiting', 'confirming', 'completed']) {
      shop.acme.say('ref_1', { word, received: '100' });
      notices.push(shop.notify(payment.id, await shop.acme.notice('ref_1', { word })));
      await new Promise((resolve) => setTimeout(resolve, 5));
      // What the first question is told was true when it was put.
      if (word === 'waiting') shop.acme.say('ref_1', { word });
    }
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    answer();
    expect((await Promise.all(notices)).map(({ status }) => status)).toEqual([200, 200, 200]);
    shop.acme.script.read = null;
    shop.acme.say('ref_1', paid);
    expect(reads(shop.acme.calls)).toBe(1);
    shop.advance(16_500);
    await shop.checkout.reconcile();
    expect(reads(shop.acme.calls)).toBe(2);
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('is asked after once in five seconds, however many come, and a flood writes once (T33)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.advance(6000);
    let writes = 0;
    const { schedule } = shop.store;
    shop.store.schedule = (...times) => {
      writes += 1;
      return schedule(...times);
    };
    const notice = await shop.acme.notice('ref_1', paid);
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(Array.from({ length: 100 }, () => shop.notify(payment.id, notice)));
      shop.advance(100);
    }
    expect(reads(shop.acme.calls)).toBe(1);
    expect(writes).toBeLessThan(5);
  });

  it('at many payments is asked after as often as the budget allows, and none is lost (T33)', async () => {
    const shop = testShop({
      acme: scriptedProvider({ noticeTrust: 'hint' }),
      resolveOrder: async ({ orderId = '' }) => ({
        id: orderId,
        prices: [{ amount: '100', currency: 'USD' }],
      }),
    });
    const ids: string[] = [];
    for (let n = 0; n < 150; n += 1) ids.push((await shop.create({ orderId: `${n}` })).payment.id);
    shop.advance(6000);
    for (const [n, id] of ids.entries()) {
      shop.acme.say(`ref_${n + 1}`, paid);
      const response = await shop.notify(id, await shop.acme.notice(`ref_${n + 1}`, paid));
      expect(response.status).toBe(200);
    }
    expect(reads(shop.acme.calls)).toBe(100);
    shop.advance(6000);
    await shop.checkout.reconcile({ limit: 200 });
    expect(shop.events.filter(({ type }) => type === 'payment.paid')).toHaveLength(150);
  });

  it('at a payment that nobody knows asks nothing (T33)', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    shop.advance(6000);
    const bare = 'https://shop.example/api/checkout/callbacks/acme';
    const url = shop.acme.callbackUrls.get(payment.id) ?? '';
    for (let n = 0; n < 200; n += 1) {
      const notice = await shop.acme.notice(`ref_${n + 2}`, paid);
      expect((await shop.fetch(bare, notice)).status).toBe(404);
      expect((await shop.fetch(url.replace(/.$/, n % 2 ? '_' : '-'), notice)).status).toBe(404);
    }
    expect(reads(shop.acme.calls)).toBe(0);
  });

  it('is asked after although the clock was set back since the last answer', async () => {
    const shop = hinting();
    const { payment } = await shop.create();
    await shop.checkout.payments.check(payment.id);
    shop.advance(-60 * 60_000);
    shop.acme.say('ref_1', paid);
    await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  });
});
