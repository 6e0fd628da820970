import { PAYMENT_STATUSES } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import words from '../../messages/usual.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { isUsual, usualStatus } from './usualStatus.ts';

const checkout = { merchantName: 'North' } as CheckoutContextValue;
const tell = (payment: Parameters<typeof isUsual>[0]) => {
  const { title, text, tone, urgent } = usualStatus(payment, { words, checkout });
  return [title, text, tone, urgent];
};

describe('usualStatus', () => {
  it('tells the course that nearly every payment takes', () => {
    const usual = PAYMENT_STATUSES.filter((status) => isUsual(paymentFixture(status)));
    expect(usual).toEqual(['awaiting_payment', 'confirming', 'paid']);
    expect(tell(null)).toEqual(['Preparing your payment…', '', 'neutral', false]);
    expect(tell(paymentFixture('awaiting_payment'))).toEqual([
      'Waiting for your payment',
      '',
      'neutral',
      false,
    ]);
    expect(tell(paymentFixture('confirming'))).toEqual([
      'Payment seen on the network',
      'Waiting for confirmation. You can close this page.',
      'info',
      false,
    ]);
    expect(tell(paymentFixture('paid'))).toEqual([
      'Payment complete',
      'Thank you. North has your order.',
      'success',
      false,
    ]);
  });

  it('leaves to the exceptions what is held, late, too much, replaced or paid before', () => {
    expect(isUsual(paymentFixture('paid', { late: true }))).toBe(false);
    expect(isUsual(paymentFixture('paid', { amountStatus: 'over' }))).toBe(false);
    expect(isUsual(paymentFixture('paid'), true)).toBe(false);
    for (const status of ['awaiting_payment', 'confirming', 'paid'] as const) {
      expect(isUsual(paymentFixture(status, { held: true }))).toBe(false);
    }
    expect(isUsual(paymentFixture('awaiting_payment', { supersededBy: 'pay_2' }))).toBe(false);
  });

  it('says what is true in every status before the rest is loaded, and no success', () => {
    for (const status of PAYMENT_STATUSES.filter((one) => !isUsual(paymentFixture(one)))) {
      expect(tell(paymentFixture(status))).toEqual([
        // Whether money came is decided by more than this status.
        words.title[status === 'settling' ? 'processing' : status],
        'Checking…',
        'info',
        false,
      ]);
    }
    expect(tell(paymentFixture('paid', { held: true }))).toEqual([
      'Still processing',
      'Checking…',
      'info',
      false,
    ]);
  });
});
