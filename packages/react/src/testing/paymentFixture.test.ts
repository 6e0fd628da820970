import { PAYMENT_STATUSES } from '@coinslot/core';
import { isValidAddress } from '@coinslot/core/addresses';
import { paymentSchema } from '@coinslot/core/wire';
import { describe, expect, it } from 'vitest';
import { paymentFixture } from './paymentFixture.ts';

describe('the fixtures', () => {
  it.each(PAYMENT_STATUSES)('of %s are payments as the wire knows them', (status) => {
    const payment = paymentFixture(status);
    expect(paymentSchema.parse(payment)).toEqual(payment);
    expect(payment.status).toBe(status);
  });

  it('have an address that a wallet would take', () => {
    const { action } = paymentFixture('awaiting_payment');
    expect(action.type === 'transfer' && isValidAddress(action.address, 'tron')).toBe(true);
  });

  it('take overrides', () => {
    expect(paymentFixture('paid', { late: true, orderId: '7' })).toMatchObject({
      status: 'paid',
      late: true,
      orderId: '7',
    });
  });
});
