import { describe, expect, it } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const paid = { word: 'completed', received: '100' };

/** An order with two payments: the first expired, the second live. */
async function withTwo() {
  const shop = testShop();
  const one = await shop.create();
  shop.acme.say('ref_1', { word: 'expired' });
  await shop.checkout.payments.check(one.payment.id);
  const two = await shop.create();
  return { shop, one: one.payment.id, two: two.payment.id };
}

describe('an order with two payments', () => {
  it('offers nothing more to pay once one of them is paid', async () => {
    const { shop, one, two } = await withTwo();
    shop.acme.say('ref_1', paid);
    await shop.checkout.payments.check(one);
    expect(await shop.checkout.payments.get(one)).toMatchObject({ status: 'paid', late: true });
    expect(await shop.checkout.payments.get(two)).toMatchObject({
      supersededBy: one,
      action: { type: 'none' },
    });
  });

  it('is paid once: the second one asks the merchant to look', async () => {
    const { shop, one, two } = await withTwo();
    shop.acme.say('ref_2', paid);
    await shop.checkout.payments.check(two);
    shop.acme.say('ref_1', paid);
    await shop.checkout.payments.check(one);
    expect(await shop.checkout.payments.get(one)).toMatchObject({
      status: 'paid',
      held: true,
      review: ['order_paid_twice'],
    });
    const types = shop.events.map(({ type, payment }) => `${type} ${payment.id}`);
    expect(types.filter((type) => type.startsWith('payment.paid'))).toEqual([
      `payment.paid ${two}`,
    ]);
    expect(types.at(-1)).toBe(`payment.review ${one}`);
  });

  it('is paid once also when both become paid at the same moment', async () => {
    const { shop, one, two } = await withTwo();
    shop.acme.say('ref_1', paid);
    shop.acme.say('ref_2', paid);
    await Promise.all([shop.checkout.payments.check(one), shop.checkout.payments.check(two)]);
    const told = shop.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'payment.paid')).toHaveLength(1);
    expect(told.filter((type) => type === 'payment.review')).toHaveLength(1);
  });
});

/** A shop whose order costs what `reprice` said last, and where each click names an asset. */
function changingShop() {
  let amount = '100.00';
  const shop = testShop({
    resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
  });
  const pay = async (reference: string, id: string, received = '100') => {
    shop.acme.say(reference, { word: 'completed', received });
    await shop.checkout.payments.check(id);
    return shop.checkout.payments.get(id);
  };
  const reprice = (next: string) => {
    amount = next;
  };
  return { ...shop, pay, reprice };
}

describe('money on a payment that another one replaced', () => {
  it('waits for the merchant when the price had changed, and is told as that (T52)', async () => {
    const shop = changingShop();
    const { payment } = await shop.create();
    shop.reprice('120.00');
    await shop.create();
    expect(await shop.pay('ref_1', payment.id)).toMatchObject({
      status: 'paid',
      held: true,
      review: ['order_changed'],
    });
    expect(shop.events.at(-1)).toMatchObject({
      type: 'payment.review',
      payment: { id: payment.id, review: ['order_changed'] },
    });
    expect(shop.events.map(({ type }) => type)).not.toContain('payment.paid');
  });

  it('waits for the merchant before it is enough', async () => {
    const shop = changingShop();
    const { payment } = await shop.create();
    shop.reprice('120.00');
    await shop.create();
    shop.acme.say('ref_1', { word: 'confirming', received: '40' });
    await shop.checkout.payments.check(payment.id);
    const record = await shop.checkout.payments.get(payment.id);
    expect(record).toMatchObject({ status: 'confirming', review: ['order_changed'] });
  });

  it('counts when only the asset had changed', async () => {
    const shop = changingShop();
    const { payment } = await shop.create({ asset: 'COIN' });
    const next = await shop.create({ asset: 'OTHER' });
    const paid = await shop.pay('ref_1', payment.id);
    expect(paid).toMatchObject({ status: 'paid', held: false, review: [] });
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
    expect(await shop.checkout.payments.get(next.payment.id)).toMatchObject({
      supersededBy: payment.id,
      action: { type: 'none' },
    });
  });

  it('waits when the price changed after the asset had', async () => {
    const shop = changingShop();
    const { payment } = await shop.create({ asset: 'COIN' });
    await shop.create({ asset: 'OTHER' });
    shop.reprice('120.00');
    await shop.create({ asset: 'OTHER' });
    expect(await shop.pay('ref_1', payment.id)).toMatchObject({ review: ['order_changed'] });
  });

  it('waits when the payment had expired before the price changed', async () => {
    const shop = changingShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(payment.id);
    shop.reprice('120.00');
    await shop.create();
    expect(await shop.pay('ref_1', payment.id)).toMatchObject({
      late: true,
      held: true,
      review: ['order_changed'],
    });
  });

  it('counts when the newer payment is the same price in another currency', async () => {
    const prices = [
      { amount: '100.00', currency: 'USD' },
      { amount: '400.00', currency: 'PLN' },
    ];
    const other = scriptedProvider({ id: 'other', currencies: ['PLN'] });
    const acme = scriptedProvider();
    const shop = testShop({
      acme,
      providers: [acme.provider, other.provider],
      resolveOrder: async () => ({ id: '1042', prices }),
    });
    const { payment } = await shop.create({ provider: 'acme' });
    await shop.create({ provider: 'other' });
    acme.say('ref_1', paid);
    expect(await shop.checkout.payments.check(payment.id)).toMatchObject({
      status: 'paid',
      review: [],
    });
  });

  it('counts once the operator has settled it, whatever the provider goes on saying', async () => {
    const shop = changingShop();
    const { payment } = await shop.create();
    shop.reprice('120.00');
    await shop.create();
    await shop.pay('ref_1', payment.id);
    await shop.checkout.payments.markPaid(payment.id, { reason: 'the old price is honoured' });
    expect(shop.events.at(-1)).toMatchObject({ type: 'payment.paid', payment: { held: false } });
    expect(await shop.pay('ref_1', payment.id, '100.5')).toMatchObject({ review: [] });
  });
});

describe('the operator', () => {
  it('settles a payment by hand, and the reason is in its history', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '60' });
    await shop.checkout.payments.check(payment.id);
    const settled = await shop.checkout.payments.markPaid(payment.id, {
      reason: 'paid the rest in cash',
    });
    expect(settled).toMatchObject({ status: 'paid', held: false });
    const last = (await shop.checkout.payments.history(payment.id)).at(-1);
    expect(last).toMatchObject({
      evidence: 'operator',
      word: 'paid the rest in cash',
      type: 'payment.paid',
    });
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('gives a payment up', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const record = await shop.checkout.payments.markFailed(payment.id, { reason: 'sold out' });
    expect(record).toMatchObject({ status: 'failed', action: { type: 'none' } });
  });
});
