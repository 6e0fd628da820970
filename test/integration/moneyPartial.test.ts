import { expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

it('takes a part and the rest at the same address, and ships once', async () => {
  const shop = await openMoneyShop();
  const { address } = shop.provider();
  await shop.sandbox.pay(shop.reference, { amount: '40.000001' });
  await shop.sandbox.confirm(shop.reference);
  expect(await shop.poll()).toMatchObject({
    status: 'partially_paid',
    amountStatus: 'under',
    held: false,
    received: '40.000001',
    remaining: '59.999999',
    excess: null,
    action: { type: 'transfer', address, amount: '59.999999' },
  });
  expect((await shop.create()).payment.id).toBe(shop.made.payment.id);
  await shop.sandbox.pay(shop.reference, { amount: '59.999999' });
  await shop.sandbox.confirm(shop.reference);
  expect(await shop.poll()).toMatchObject({
    status: 'paid',
    amountStatus: 'exact',
    received: '100',
    remaining: null,
    action: { type: 'none' },
    transactions: [{}, {}],
  });
  await shop.wait(10 * 60_000);
  expect(shop.shipped()).toBe(1);
  expect(shop.types().filter((type) => type !== 'confirming')).toEqual([
    'created',
    'partially_paid',
    'paid',
  ]);
});

it('takes ten parts, of which dust is one, and asks for exactly what is missing each time', async () => {
  const shop = await openMoneyShop();
  const parts = ['0.000001', '9.999999', ...Array.from({ length: 9 }, () => '10')];
  let left = 100_000_000n;
  for (const part of parts) {
    await shop.sandbox.pay(shop.reference, { amount: part });
    await shop.sandbox.confirm(shop.reference);
    const [whole = '0', fraction = ''] = part.split('.');
    left -= BigInt(whole + fraction.padEnd(6, '0'));
    const missing = `${left / 1_000_000n}.${`${left % 1_000_000n}`.padStart(6, '0')}`;
    const { remaining, action } = await shop.poll();
    if (left > 0n) {
      expect(Number(remaining)).toBe(Number(missing));
      expect(action).toMatchObject({ type: 'transfer', amount: remaining });
    }
  }
  expect((await shop.poll()).status).toBe('paid');
  expect(shop.shipped()).toBe(1);
});

it('expires with a part of the money, says so, and still takes the rest', async () => {
  const shop = await openMoneyShop({ dialect: { shortExpiry: 'expires' } });
  await shop.sandbox.pay(shop.reference, { amount: '40' });
  await shop.sandbox.confirm(shop.reference);
  await shop.wait(31 * 60_000);
  expect(await shop.poll()).toMatchObject({
    status: 'expired',
    amountStatus: 'under',
    received: '40',
    remaining: '60',
    action: { type: 'none' },
  });
  expect(shop.events.at(-1)).toMatchObject({
    type: 'payment.expired',
    payment: { amountStatus: 'under', received: '40' },
  });
  await shop.sandbox.pay(shop.reference, { amount: '60' });
  await shop.sandbox.confirm(shop.reference);
  expect(await shop.poll()).toMatchObject({ status: 'paid', amountStatus: 'exact', late: true });
  expect(shop.shipped()).toBe(1);
});

it.each([
  ['0', '99.5', 'partially_paid'],
  ['0.01', '99.5', 'paid'],
  ['0.01', '99', 'paid'],
  ['0.01', '98.999999', 'partially_paid'],
])(
  'with a tolerance of %s, %s that the provider completes are %s',
  async (tolerance, amount, status) => {
    const shop = await openMoneyShop({ tolerance, dialect: { partial: 'completed' } });
    await shop.sandbox.pay(shop.reference, { amount });
    await shop.sandbox.confirm(shop.reference);
    expect(await shop.poll()).toMatchObject({ status, received: amount, held: status !== 'paid' });
    expect(shop.shipped()).toBe(status === 'paid' ? 1 : 0);
  },
);

it('never takes a payment that completes in part for paid: 345.67 of the testnet (T15)', async () => {
  for (const partial of ['completed', 'partially_completed']) {
    const shop = await openMoneyShop({ amount: '345.67', dialect: { partial } });
    await shop.wait(40 * 60_000);
    expect(await shop.poll()).toMatchObject({
      status: 'partially_paid',
      amountStatus: 'under',
      received: '172.835',
      remaining: '172.835',
      held: true,
      // Nobody knows whether the provider would still count it.
      action: { type: 'wait' },
    });
    expect((await shop.record()).review).toEqual(['underpaid_but_claimed_paid']);
    expect(shop.types()).toContain('review');
    expect(shop.reviews).toEqual(['underpaid_but_claimed_paid']);
    expect(shop.shipped()).toBe(0);
    await shop.checkout.payments.markPaid(shop.made.payment.id, {
      reason: 'paid the rest in cash',
    });
    expect(shop.shipped()).toBe(1);
  }
});

it('offers the rest while a short payment is open: 345.67 of the testnet', async () => {
  const shop = await openMoneyShop({ amount: '345.67' });
  await shop.wait(60_000);
  expect(await shop.poll()).toMatchObject({
    status: 'partially_paid',
    held: false,
    action: { type: 'transfer', amount: '172.835' },
  });
});
