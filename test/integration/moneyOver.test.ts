import { expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

it.each([
  ['101 %', '101', '1'],
  ['150 %', '150', '50'],
  ['dust', '100.000001', '0.000001'],
])('is paid with %s, tells the excess and ships once (T16)', async (_, amount, excess) => {
  const shop = await openMoneyShop();
  await shop.sandbox.pay(shop.reference, { amount });
  await shop.sandbox.confirm(shop.reference);
  const over = { status: 'paid', amountStatus: 'over', received: amount, excess, remaining: null };
  expect(await shop.poll()).toMatchObject({ ...over, held: false });
  expect(shop.events.at(-1)).toMatchObject({
    type: 'payment.paid',
    payment: { ...over, review: [] },
  });
  expect(shop.shipped()).toBe(1);
});

it.each(['data', 'top'])(
  'tells what of 150 %% was rejected, wherever the notice has it (%s), and ships (T16)',
  async (specialFields) => {
    const shop = await openMoneyShop({ dialect: { overpayment: 'capped', specialFields } });
    await shop.sandbox.pay(shop.reference, { amount: '150' });
    await shop.sandbox.confirm(shop.reference);
    expect(shop.events.at(-1)).toMatchObject({
      type: 'payment.paid',
      payment: {
        amountStatus: 'over',
        excess: '50',
        held: false,
        review: ['overpayment_rejected'],
      },
    });
    await shop.wait(10 * 60_000);
    expect((await shop.record()).review).toEqual(['overpayment_rejected']);
    expect(shop.shipped()).toBe(1);
  },
);

it('takes more money on a paid payment for an excess, not for another order', async () => {
  const shop = await openMoneyShop();
  await shop.sandbox.pay(shop.reference);
  await shop.sandbox.confirm(shop.reference);
  await shop.sandbox.pay(shop.reference, { amount: '25' });
  expect(await shop.record()).toMatchObject({ status: 'paid', received: '125', excess: '25' });
  expect(shop.shipped()).toBe(1);
});

it('plays the testnet’s 456.78', async () => {
  const shop = await openMoneyShop({ amount: '456.78' });
  await shop.wait(60_000);
  expect(await shop.poll()).toMatchObject({ status: 'paid', received: '685.17', excess: '228.39' });
  expect(shop.shipped()).toBe(1);
});
