import { CheckoutError, type Payment } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { PaymentView } from '../../hooks/UsePaymentResult.ts';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { viewOf } from './viewOf.ts';

const view = (payment: Payment) =>
  viewOf({ status: payment.status, data: payment, error: null } satisfies PaymentView);

describe('viewOf', () => {
  it('shows nothing before anything was started', () => {
    expect(viewOf({ status: 'idle', data: null, error: null })).toBe('none');
  });

  it('shows what hinders, and what is being prepared', () => {
    const error = new CheckoutError('offline', 'No network.');
    expect(viewOf({ status: 'error', data: null, error })).toBe('error');
    expect(viewOf({ status: 'creating', data: null, error: null })).toBe('creating');
  });

  it('asks for money only in an open payment that has an address', () => {
    expect(view(paymentFixture('awaiting_payment'))).toBe('transfer');
    expect(view(paymentFixture('partially_paid'))).toBe('transfer');
    expect(view(paymentFixture('awaiting_payment', { supersededBy: 'pay_2' }))).toBe('report');
    expect(view(paymentFixture('awaiting_payment', { action: { type: 'wait' } }))).toBe('report');
    expect(view(paymentFixture('awaiting_payment', { held: true }))).toBe('report');
    // Whatever a server sends along: an ended payment shows nothing payable.
    const { action } = paymentFixture('awaiting_payment');
    expect(view(paymentFixture('expired', { action }))).toBe('report');
    expect(view(paymentFixture('paid', { action }))).toBe('report');
  });
});
