import { PAYMENT_STATUSES } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { FIXTURE_TIME, paymentFixture } from '../testing/paymentFixture.ts';
import { backoff, pollInterval } from './pollInterval.ts';

const CREATED = Date.parse(FIXTURE_TIME);
const MINUTE = 60_000;
const at = (now: number, watched = now) => ({ now: CREATED + now, watched });

describe('the time between two reads', () => {
  it.each([
    [0, 3_500],
    [2 * MINUTE - 1, 3_500],
    [2 * MINUTE, 6_000],
    [10 * MINUTE - 1, 6_000],
    [10 * MINUTE, 12_000],
    [60 * MINUTE - 1, 12_000],
    [60 * MINUTE, MINUTE],
    [7 * 24 * 60 * MINUTE, MINUTE],
  ])('is, while waiting and after %i ms on the page, %i ms', (watched, interval) => {
    for (const status of ['created', 'awaiting_payment', 'partially_paid'] as const) {
      expect(pollInterval(paymentFixture(status), at(0, watched))).toBe(interval);
    }
  });

  it.each([
    [0, 3_500],
    [2 * MINUTE, 6_000],
    [10 * MINUTE, 12_000],
    [24 * 60 * MINUTE, MINUTE],
  ])(
    'is short again once the deadline passed, and after %i ms without an end %i ms',
    (late, interval) => {
      for (const status of ['awaiting_payment', 'partially_paid'] as const) {
        const payment = paymentFixture(status);
        const deadline = Date.parse(payment.expiresAt ?? '') - CREATED;
        expect(pollInterval(payment, at(deadline + late))).toBe(interval);
      }
    },
  );

  it('is 6 s in the first minute after a change while the network works, then 25 s', () => {
    for (const status of ['confirming', 'settling', 'refund_pending'] as const) {
      const payment = { ...paymentFixture(status), updatedAt: FIXTURE_TIME };
      expect(pollInterval(payment, at(0))).toBe(6_000);
      expect(pollInterval(payment, at(MINUTE - 1))).toBe(6_000);
      expect(pollInterval(payment, at(MINUTE))).toBe(25_000);
    }
  });

  it('is a minute for 30 minutes after expiry, then nothing', () => {
    const expired = paymentFixture('expired');
    expect(pollInterval(expired, at(20 * MINUTE))).toBe(MINUTE);
    expect(pollInterval(expired, at(50 * MINUTE - 1))).toBe(MINUTE);
    expect(pollInterval(expired, at(50 * MINUTE))).toBeNull();
  });

  it('goes on where the time of the last change can not be read', () => {
    const broken = paymentFixture('confirming', { updatedAt: 'yesterday' });
    expect(pollInterval(broken, { now: 0, watched: 0 })).toBeGreaterThan(0);
  });

  it('ends with the payment', () => {
    const ending = PAYMENT_STATUSES.filter(
      (status) => pollInterval(paymentFixture(status), at(0)) === null,
    );
    expect(ending).toEqual(['paid', 'cancelled', 'failed', 'refunded']);
  });

  it('grows with failures in a row, up to 15 s', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map(backoff)).toEqual([
      1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
    ]);
  });
});
