import { PAYMENT_STATUSES } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { paymentFixture } from '../../testing/paymentFixture.ts';
import { actionsFor } from './actionsFor.ts';

describe('actionsFor', () => {
  it('offers a new payment only where no money can be under way', () => {
    const offering = PAYMENT_STATUSES.filter(
      (status) => actionsFor(paymentFixture(status)).startNew,
    );
    expect(offering).toEqual(['created', 'cancelled', 'failed', 'expired']);
    expect(actionsFor(paymentFixture('expired', { amountStatus: 'under' })).startNew).toBe(
      undefined,
    );
  });

  it('leads on only from a paid payment', () => {
    const leading = PAYMENT_STATUSES.filter((status) => actionsFor(paymentFixture(status)).goOn);
    expect(leading).toEqual(['paid']);
  });

  it('names the support where something is not as it should be', () => {
    expect(actionsFor(paymentFixture('paid')).support).toBe(false);
    expect(actionsFor(paymentFixture('paid', { amountStatus: 'over' })).support).toBe(true);
    expect(actionsFor(paymentFixture('settling', { held: true })).support).toBe(true);
    expect(actionsFor(paymentFixture('failed')).support).toBe(true);
  });
});
