import type { ReviewReason } from '../paymentRecord.ts';

/** Told to the merchant, but no ground to keep the goods back. */
const INFORMING: ReadonlySet<ReviewReason> = new Set([
  'unknown_status',
  'create_unknown',
  'incomplete_pull',
  'overpayment_rejected',
]);

/**
 * Whether a reason holds the payment: `held` is true and `payment.paid` is not emitted until it
 * goes, by better facts or by the operator's `markPaid`. The others only inform: an unknown word,
 * an unreadable answer or a lost creation say nothing against money that is there, and a rejected
 * overpayment leaves the order paid.
 *
 * @example
 * isBlocking('amount_mismatch'); // true
 */
export function isBlocking(reason: ReviewReason): boolean {
  return !INFORMING.has(reason);
}
