import { expect, it } from 'vitest';
import { PAYMENT_STATUSES } from '../payment.ts';
import { REVIEW_REASONS } from '../paymentRecord.ts';
import { isBlocking } from './isBlocking.ts';
import { isLive } from './isLive.ts';

it('a payment is live until a soft or hard end, or another takes its place', () => {
  const live = PAYMENT_STATUSES.filter((status) => isLive({ status, supersededBy: null }));
  expect(live).toEqual([
    'created',
    'awaiting_payment',
    'confirming',
    'partially_paid',
    'settling',
    'refund_pending',
  ]);
  expect(PAYMENT_STATUSES.some((status) => isLive({ status, supersededBy: 'pay_2' }))).toBe(false);
});

it('every reason blocks but the four that say nothing against the money', () => {
  expect(REVIEW_REASONS.filter((reason) => !isBlocking(reason))).toEqual([
    'unknown_status',
    'create_unknown',
    'incomplete_pull',
    'overpayment_rejected',
  ]);
});
