import { describe, expect, it } from 'vitest';
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

describe('money on a payment that another one replaced', () => {
  const repriced = async (next: { amount: string; asset?: string }) => {
    let amount = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
    });
    const old = await shop.create({ asset: 'COIN' });
    amount = next.amount;
    const body = next.asset === undefined ? {} : { asset: next.asset };
    await shop.create(body);
    shop.acme.say('ref_1', paid);
    await shop.checkout.payments.check(old.payment.id);
    return shop.checkout.payments.get(old.payment.id);
  };

  it('waits for the merchant when the price had changed', async () => {
    expect(await repriced({ amount: '120.00' })).toMatchObject({
      status: 'paid',
      held: true,
      review: ['order_changed'],
    });
  });

  it('counts when only the asset had changed', async () => {
    const record = await repriced({ amount: '100.00', asset: 'OTHER' });
    expect(record).toMatchObject({ status: 'paid', held: false, review: [] });
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
