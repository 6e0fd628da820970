import { describe, expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

const MINUTE = 60_000;

describe('money that is not final', () => {
  it('is never shipped for, and goes back where the network takes it back (T22)', async () => {
    const shop = await openMoneyShop();
    await shop.sandbox.pay(shop.reference);
    expect(await shop.poll()).toMatchObject({ status: 'confirming', received: '100' });
    await shop.sandbox.revert(shop.reference);
    await shop.wait(MINUTE);
    expect(await shop.poll()).toMatchObject({
      status: 'awaiting_payment',
      amountStatus: 'none',
      received: null,
      action: { type: 'transfer', amount: '100' },
    });
    await shop.wait(30 * MINUTE);
    expect((await shop.poll()).status).toBe('expired');
    expect(shop.shipped()).toBe(0);
  });

  it('can come again, and is shipped for once', async () => {
    const shop = await openMoneyShop();
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.revert(shop.reference);
    await shop.wait(MINUTE);
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    expect((await shop.poll()).status).toBe('paid');
    expect(shop.shipped()).toBe(1);
  });

  it('does not take a paid payment back, but alarms the merchant (T22)', async () => {
    const shop = await openMoneyShop();
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.sandbox.revert(shop.reference);
    await shop.wait(10_000);
    await shop.checkout.payments.check(shop.made.payment.id);
    expect(await shop.poll()).toMatchObject({ status: 'paid', received: '100', held: true });
    expect(shop.events.at(-1)).toMatchObject({
      type: 'payment.review',
      payment: { status: 'paid', review: ['reversal_suspected'] },
    });
    expect(shop.reviews).toEqual(['reversal_suspected']);
    expect(shop.alarms).toHaveLength(1);
    expect(shop.shipped()).toBe(1);
    // The network has it after all.
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    await shop.checkout.payments.check(shop.made.payment.id);
    expect(await shop.record()).toMatchObject({ status: 'paid', held: false, review: [] });
    expect(shop.shipped()).toBe(1);
  });
});

describe('what does not fit the order', () => {
  const held = { held: true, status: 'awaiting_payment', received: null } as const;

  it.each([
    ['a price that was lowered', { due: '1', price: '1' }, 'amount_mismatch'],
    ['an amount that was lowered', { due: '99.999999' }, 'amount_mismatch'],
    ['an amount that was raised', { due: '101' }, 'amount_mismatch'],
    ['another network', { asset: 'USDTERC20' }, 'asset_mismatch'],
    ['another coin', { asset: 'BTC' }, 'asset_mismatch'],
    ['the id of another order', { orderId: 'pay_another' }, 'binding_mismatch'],
  ])('is never paid with: %s, told by the provider (T13, T14, T18)', async (_, told, reason) => {
    const shop = await openMoneyShop();
    await shop.sandbox.misreport(shop.reference, told);
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(10 * MINUTE);
    const { status, ...record } = await shop.record();
    expect(record).toMatchObject({ held: true, review: [reason] });
    // Its notices do not repeat our id, so one of them alone looks right.
    expect(status).toBe(reason === 'binding_mismatch' ? 'settling' : 'awaiting_payment');
    expect(shop.types()).toContain('review');
    expect(shop.reviews).toEqual([reason]);
    expect(shop.shipped()).toBe(0);
  });

  it('is never paid with a coin that was sent by mistake, and the right one still counts (T14)', async () => {
    const shop = await openMoneyShop();
    await shop.sandbox.pay(shop.reference, { asset: 'USDTERC20' });
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    expect(await shop.record()).toMatchObject({ ...held, review: ['asset_mismatch'] });
    await shop.sandbox.misreport(shop.reference, { asset: 'USDTTRC20' });
    await shop.wait(5 * MINUTE);
    expect(await shop.record()).toMatchObject({ status: 'paid', held: false, review: [] });
    expect(shop.shipped()).toBe(1);
  });

  it.concurrent.each([
    ['less than is due', { amount_crypto: '1.00000000' }, 'amount_mismatch'],
    ['more than is due', { amount_crypto: '1000.00000000' }, 'amount_mismatch'],
    ['nothing due', { amount_crypto: '0E-8' }, 'amount_mismatch'],
    ['an amount that nobody can read', { amount_crypto: '1e999' }, 'amount_mismatch'],
    ['another currency', { currency: 'USDCTRC20' }, 'asset_mismatch'],
    ['a currency in other letters', { currency: 'usdttrc20' }, 'asset_mismatch'],
    ['a look-alike', { currency: 'USDТTRC20' }, 'asset_mismatch'],
    ['another network', { blockchain: 'ETH' }, 'asset_mismatch'],
    ['another order', { order_id: 'pay_another' }, 'binding_mismatch'],
  ])('moves nothing when a signed notice names %s (S28, S29, S30)', async (_, data, reason) => {
    const shop = await openMoneyShop();
    shop.sandbox.faults({ down: true });
    const answer = await shop.tell('completed', { total_paid_amount: '100', ...data });
    expect(answer.status).toBe(200);
    expect(await shop.record()).toMatchObject({ ...held, review: [reason] });
    expect(shop.events.at(-1)?.type).toBe('payment.review');
    // The next answer of the provider itself fits: nothing is to be looked at any more.
    shop.sandbox.faults({ down: false });
    await shop.wait(10 * MINUTE);
    expect(await shop.record()).toMatchObject({ held: false, review: [] });
    expect(shop.shipped()).toBe(0);
  });

  it('takes what the payment itself says when a notice names it and another (S31)', async () => {
    const shop = await openMoneyShop({ dialect: { dataId: 'other' } });
    const data = { transaction_id: 'another', total_paid_amount: '100', amount_crypto: '100' };
    expect((await shop.tell('completed', data)).status).toBe(200);
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', review: [] });
    await shop.wait(10_000);
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    expect((await shop.record()).status).toBe('paid');
    expect(shop.shipped()).toBe(1);
  });

  it('leaves both payments right when their notices are swapped (T18)', async () => {
    const shop = await openMoneyShop();
    const other = '550e8400-e29b-41d4-a716-446655440000';
    const swapped = { transaction_id: other };
    const answer = await shop.tell('completed', { ...swapped, total_paid_amount: '100' }, swapped);
    expect(answer.status).toBe(200);
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', received: null });
    expect(shop.shipped()).toBe(0);
    expect(shop.sandbox.payments()).toHaveLength(1);
  });
});

describe.concurrent('amounts as they come over the wire (T24, C30)', () => {
  it.each([
    ['"100.00000000"', '100'],
    ['100', '100'],
    ['100.0', '100'],
    ['1e2', '100'],
    ['1.0E+2', '100'],
    ['"100.000000000000000001"', '100.000000000000000001'],
    ['100.000000000000000001', '100.000000000000000001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s is %s, exactly, and paid', async (written, amount) => {
    const shop = await openMoneyShop({ requirePull: false });
    shop.sandbox.faults({ down: true });
    await tellRaw(shop, written);
    expect(await shop.record()).toMatchObject({ status: 'paid', received: amount });
    expect(shop.shipped()).toBe(1);
  });

  it.each(['"0E-8"', '0E-8', '0', '0.00', '"1E-8"', '1e-8', '99.999999999999999999'])(
    '%s is too little, however it is written',
    async (written) => {
      const shop = await openMoneyShop({ requirePull: false });
      shop.sandbox.faults({ down: true });
      await tellRaw(shop, written);
      const { status, received, review } = await shop.record();
      expect({ status, review }).toEqual({
        status: 'partially_paid',
        review: ['underpaid_but_claimed_paid'],
      });
      expect(received).toMatch(/^\d+(\.\d+)?$/);
      expect(shop.shipped()).toBe(0);
    },
  );

  it.each([
    '"-100"',
    '-100',
    '"+100"',
    '"100,00"',
    '"1 000"',
    '"0x64"',
    '"１００"',
    '"NaN"',
    '"Infinity"',
    '1e999',
    '"100.0000000000000000000001"',
    '1234567890123456789012345678901',
    'null',
  ])('%s is no amount: it settles, and the merchant is asked', async (written) => {
    const shop = await openMoneyShop({ requirePull: false });
    shop.sandbox.faults({ down: true });
    await tellRaw(shop, written);
    expect(await shop.record()).toMatchObject({
      status: 'settling',
      received: null,
      review: ['paid_without_amount'],
    });
    expect(shop.shipped()).toBe(0);
  });
});

/** A signed notice whose amount stands in its bytes as given. */
async function tellRaw(shop: Awaited<ReturnType<typeof openMoneyShop>>, written: string) {
  const marker = 'the amount';
  const answer = await shop.tell('completed', { total_paid_amount: marker }, {}, (json) =>
    json.replace(`"${marker}"`, written),
  );
  expect(answer.status).toBe(200);
}
