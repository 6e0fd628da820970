import { describe, expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

const MINUTE = 60_000;
const DEADLINE = 30 * MINUTE;
const HOUR = 3_600_000;

describe.each([
  ['-1 s', -1000, false],
  ['+0 s', 0, true],
  ['+1 s', 1000, true],
  ['+23 h', 23 * HOUR, true],
  ['+25 h', 25 * HOUR, true],
] as const)('money at the deadline %s (T17)', (_, after, late) => {
  it.each([0, -20 * MINUTE, 20 * MINUTE])(
    'is paid and ships once where the merchant takes it, by a clock that is %d ms ahead (S27)',
    async (skewMs) => {
      const shop = await openMoneyShop({ skewMs });
      await shop.wait(DEADLINE + after);
      await shop.sandbox.pay(shop.reference);
      await shop.sandbox.confirm(shop.reference);
      expect(await shop.poll()).toMatchObject({ status: 'paid', late, held: false });
      expect(shop.events.at(-1)).toMatchObject({ type: 'payment.paid', payment: { late } });
      expect(shop.shipped()).toBe(1);
    },
  );

  it('waits for the merchant who wants to look, and ships once after that', async () => {
    const shop = await openMoneyShop({ latePayment: 'review' });
    await shop.wait(DEADLINE + after);
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    if (late) {
      expect(await shop.poll()).toMatchObject({ status: 'paid', late: true, held: true });
      expect(shop.events.at(-1)).toMatchObject({
        type: 'payment.review',
        payment: { review: ['late'] },
      });
      expect(shop.shipped()).toBe(0);
      await shop.checkout.payments.markPaid(shop.made.payment.id, { reason: 'rate is fine' });
    }
    await shop.wait(HOUR);
    expect(await shop.poll()).toMatchObject({ status: 'paid', late, held: false });
    expect(shop.shipped()).toBe(1);
  });
});

it('finds late money without a notice for as long as it is watched for', async () => {
  const shop = await openMoneyShop();
  await shop.wait(DEADLINE + 23 * HOUR);
  expect(await shop.poll()).toMatchObject({ status: 'expired', action: { type: 'none' } });
  shop.sandbox.faults({ notices: 'drop' });
  await shop.sandbox.pay(shop.reference);
  await shop.sandbox.confirm(shop.reference);
  await shop.wait(30 * 60_000);
  expect(await shop.record()).toMatchObject({ status: 'paid', late: true });
  expect(shop.shipped()).toBe(1);
});

it('follows money to its end that a notice told of after the watch was over', async () => {
  const shop = await openMoneyShop();
  await shop.wait(DEADLINE + 25 * HOUR);
  await shop.sandbox.pay(shop.reference);
  expect((await shop.record()).status).toBe('confirming');
  shop.sandbox.faults({ notices: 'drop' });
  await shop.sandbox.confirm(shop.reference);
  await shop.wait(5 * 60_000);
  expect(await shop.record()).toMatchObject({ status: 'paid', late: true });
  expect(shop.shipped()).toBe(1);
});

it('counts by the provider’s clock when that is the wrong one', async () => {
  for (const clockAheadMs of [-20 * MINUTE, 20 * MINUTE]) {
    const shop = await openMoneyShop();
    shop.sandbox.faults({ clockAheadMs });
    const { payment } = await shop.create({ asset: 'BTC' });
    const reference = (await shop.checkout.payments.get(payment.id))?.reference ?? '';
    await shop.wait(DEADLINE - 1000);
    await shop.sandbox.pay(reference);
    await shop.sandbox.confirm(reference);
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      status: 'paid',
      late: false,
    });
  }
});
