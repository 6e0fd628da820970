import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { actionsFor } from './actionsFor.ts';

const part = { amountStatus: 'under', received: '10', remaining: '2.5' } as const;
const starts = (overrides: Partial<Payment> = {}) =>
  PAYMENT_STATUSES.filter((status) => actionsFor(paymentFixture(status, overrides)).start);

describe('actionsFor', () => {
  it('offers a new payment only where no money can be under way', () => {
    const money = { amountStatus: 'exact', received: '12.5', remaining: null } as const;
    expect(starts()).toEqual(['created', 'cancelled', 'failed', 'expired', 'refunded']);
    expect(starts(money)).toEqual(['created']);
    expect(starts({ held: true })).toEqual([]);
  });

  it('offers one after a refund unless all of it had come', () => {
    const whole = { amountStatus: 'exact', received: '12.5', remaining: null } as const;
    expect(actionsFor(paymentFixture('refunded')).start).toBe('startNew');
    const untold = { amountStatus: 'none', received: null, remaining: null } as const;
    expect(actionsFor(paymentFixture('refunded', untold)).start).toBe('startNew');
    expect(actionsFor(paymentFixture('refunded', whole)).start).toBe(undefined);
  });

  it('leads from a payment that another one took the place of to that one', () => {
    for (const status of ['created', 'awaiting_payment', 'expired'] as const) {
      const replaced = paymentFixture(status, { supersededBy: 'pay_2', action: { type: 'none' } });
      expect(actionsFor(replaced)).toEqual({ start: 'resume' });
    }
  });

  it('lets a shopper who has paid say so where nothing was seen in time', () => {
    const asking = PAYMENT_STATUSES.filter((one) => actionsFor(paymentFixture(one)).alreadyPaid);
    expect(asking).toEqual(['cancelled', 'expired']);
    // What came is known: somebody has to help.
    expect(actionsFor(paymentFixture('expired', part))).toEqual({ support: true });
  });

  it('lets a shopper say so while the payment waits only where nobody tells what arrives', () => {
    const review = { underpayment: 'review' } as const;
    const asks = (overrides: Partial<Payment>) =>
      actionsFor(paymentFixture('awaiting_payment', overrides)).alreadyPaid === true;
    expect(asks(review)).toBe(true);
    for (const underpayment of ['top_up', 'refund', 'hosted'] as const) {
      expect(asks({ underpayment })).toBe(false);
    }
    expect(asks({ ...review, held: true })).toBe(false);
    expect(asks({ ...review, action: { type: 'wait' } })).toBe(false);
    expect(asks({ ...review, action: { type: 'redirect', url: 'https://x.example' } })).toBe(false);
  });

  it('names the support wherever something is not as it should be', () => {
    const { support } = actionsFor(paymentFixture('settling'));
    expect(support).toBe(undefined);
    const untold = { amountStatus: 'none', received: null } as const;
    expect(actionsFor(paymentFixture('settling', untold)).support).toBe(true);
    for (const status of ['confirming', 'settling', 'paid', 'expired'] as const) {
      expect(actionsFor(paymentFixture(status, { held: true })).support).toBe(true);
    }
    expect(actionsFor(paymentFixture('paid', { amountStatus: 'over' })).support).toBe(true);
    expect(actionsFor(paymentFixture('paid', { late: true })).support).toBe(true);
    expect(actionsFor(paymentFixture('partially_paid')).support).toBe(true);
    expect(actionsFor(paymentFixture('failed')).support).toBe(true);
    expect(actionsFor(paymentFixture('refund_pending')).support).toBe(true);
  });
});
