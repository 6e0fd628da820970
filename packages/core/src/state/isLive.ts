import { isFinal } from '../isFinal.ts';
import type { PaymentRecord } from '../paymentRecord.ts';

/**
 * Whether the payment holds its order's one place: not superseded, and neither a soft nor a hard
 * end. A refund that is under way still holds it.
 *
 * @example
 * const live = payments.filter(isLive); // at most one per order
 */
export function isLive(record: Pick<PaymentRecord, 'status' | 'supersededBy'>): boolean {
  return record.supersededBy === null && !isFinal(record.status);
}
