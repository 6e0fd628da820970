import { describe, expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

const MINUTE = 60_000;

describe('a payment whose notices were all lost', () => {
  it.each([
    ['the status tells the amount', { statusAmounts: 'present', listHistory: 'absent' }],
    ['the list alone tells the amount', { statusAmounts: 'absent', listHistory: 'present' }],
  ])('is paid and ships once where %s', async (_, dialect) => {
    const shop = await openMoneyShop({ dialect });
    shop.sandbox.faults({ notices: 'drop' });
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(2 * MINUTE);
    expect(await shop.poll()).toMatchObject({ status: 'paid', received: '100', held: false });
    await shop.wait(30 * MINUTE);
    expect(shop.shipped()).toBe(1);
  });

  const unreadable = async () => {
    const shop = await openMoneyShop({ dialect: { listHistory: 'absent' } });
    shop.sandbox.faults({ notices: 'drop' });
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(2 * MINUTE);
    return shop;
  };

  it('settles where nothing tells the amount, and the merchant is asked once', async () => {
    const shop = await unreadable();
    expect(await shop.poll()).toMatchObject({
      status: 'settling',
      held: true,
      received: null,
      action: { type: 'wait' },
    });
    await shop.wait(30 * MINUTE);
    expect(shop.events.filter(({ type }) => type === 'payment.review')).toMatchObject([
      { payment: { status: 'settling', review: ['paid_without_amount'] }, order: { id: '1042' } },
    ]);
    expect(shop.shipped()).toBe(0);
  });

  it('ships once when the merchant says that it is paid, and tells who said so', async () => {
    const shop = await unreadable();
    const { id } = shop.made.payment;
    const marked = await shop.checkout.payments.markPaid(id, { reason: ' seen on the chain ' });
    expect(marked).toMatchObject({ status: 'paid', held: false, review: [] });
    await shop.checkout.payments.markPaid(id, { reason: 'again' });
    await shop.wait(30 * MINUTE);
    await shop.tell('completed', { total_paid_amount: '100.00000000' });
    expect(shop.shipped()).toBe(1);
    const decisions = (await shop.checkout.payments.history(id)).filter(
      ({ evidence }) => evidence === 'operator',
    );
    expect(decisions).toMatchObject([
      { from: 'settling', to: 'paid', type: 'payment.paid', word: 'seen on the chain' },
    ]);
  });

  it('is over when the merchant says that it failed, until the amount is told after all', async () => {
    const shop = await unreadable();
    const { id } = shop.made.payment;
    expect(await shop.checkout.payments.markFailed(id, { reason: 'nothing came' })).toMatchObject({
      status: 'failed',
      held: false,
      action: { type: 'none' },
    });
    expect(shop.events.at(-1)?.type).toBe('payment.failed');
    await shop.wait(5 * MINUTE);
    expect((await shop.record()).status).toBe('failed');
    expect(shop.shipped()).toBe(0);
    await shop.tell('completed', { total_paid_amount: '100.00000000' });
    expect(await shop.record()).toMatchObject({ status: 'paid', late: true });
    expect(shop.shipped()).toBe(1);
  });

  it('is paid as soon as a late notice brings the amount', async () => {
    const shop = await unreadable();
    await shop.tell('completed', { total_paid_amount: '100.00000000' });
    expect(await shop.record()).toMatchObject({ status: 'paid', review: [] });
    expect(shop.shipped()).toBe(1);
  });
});

describe('what the merchant decides by hand', () => {
  it('is refused for a payment that does not exist, and without a reason', async () => {
    const shop = await openMoneyShop();
    const { markPaid, markFailed, history } = shop.checkout.payments;
    const { id } = shop.made.payment;
    const rows = (await history(id)).length;
    for (const mark of [markPaid, markFailed]) {
      await expect(mark('pay_none', { reason: 'x' })).rejects.toMatchObject({ code: 'not_found' });
      for (const said of [{ reason: '' }, { reason: '  ' }, {}, undefined, { reason: 7 }]) {
        const marking = mark(id, said as { reason: string });
        await expect(marking).rejects.toMatchObject({ code: 'invalid_request' });
      }
    }
    expect((await shop.record()).status).toBe('awaiting_payment');
    expect(await history(id)).toHaveLength(rows);
  });

  it('changes nothing of a paid payment, and can not make it failed', async () => {
    const shop = await openMoneyShop();
    const { markPaid, markFailed, history } = shop.checkout.payments;
    const { id } = shop.made.payment;
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await expect(markFailed(id, { reason: 'oops' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    const paid = await shop.record();
    const again = await markPaid(id, { reason: 'checked by hand' });
    expect({ ...again, version: 0, revision: 0, ledger: 0, updatedAt: '' }).toEqual({
      ...paid,
      version: 0,
      revision: 0,
      ledger: 0,
      updatedAt: '',
    });
    expect((await history(id)).at(-1)).toMatchObject({
      from: 'paid',
      to: 'paid',
      type: null,
      evidence: 'operator',
      word: 'checked by hand',
    });
    expect(shop.shipped()).toBe(1);
  });

  it('is remembered for a payment that had expired already', async () => {
    const shop = await openMoneyShop();
    await shop.sandbox.expire(shop.reference);
    const { id } = shop.made.payment;
    await shop.checkout.payments.markFailed(id, { reason: 'the shopper called' });
    expect((await shop.checkout.payments.history(id)).at(-1)).toMatchObject({
      to: 'expired',
      type: null,
      word: 'the shopper called',
    });
  });

  it('is told in the order in which it was decided while the merchant’s server is down', async () => {
    let isDown = true;
    const told: string[] = [];
    const shop = await openMoneyShop({
      onPayment: ({ type }) => {
        if (isDown) throw new Error('down');
        told.push(type);
      },
    });
    const { id } = shop.made.payment;
    await shop.checkout.payments.markFailed(id, { reason: 'nothing came' });
    await shop.checkout.payments.markPaid(id, { reason: 'it did come' });
    expect(await shop.checkout.payments.list({ undelivered: true })).toMatchObject([{ id }]);
    isDown = false;
    await shop.wait(60 * MINUTE);
    expect(told).toEqual(['payment.created', 'payment.failed', 'payment.paid']);
  });
});
