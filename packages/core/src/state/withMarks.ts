import { type PaymentRecord, REVIEW_REASONS, type ReviewReason } from '../paymentRecord.ts';
import { revise } from './revise.ts';

/**
 * Sets the reasons that the server itself knows (`order_paid_twice`, `order_changed`,
 * `create_unknown`), in place of those that stood. `held`, `review` and the rest follow; the same
 * object comes back when nothing changes. Like `advance` it leaves `revision` alone, so that a mark
 * can be set on the result of `advance` before the two are stored as one change.
 *
 * @param at the server's clock, ISO 8601
 * @example
 * const twice = withMarks(next, [...next.marks, 'order_paid_twice'], at);
 */
export function withMarks(
  record: PaymentRecord,
  marks: readonly ReviewReason[],
  at: string,
): PaymentRecord {
  return revise(record, { marks: REVIEW_REASONS.filter((mark) => marks.includes(mark)) }, at);
}
