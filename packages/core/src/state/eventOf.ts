import type { PaymentStatus } from '../payment.ts';
import type { PaymentEventType } from '../paymentEvent.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { isBlocking } from './isBlocking.ts';

/** The events that only tell of a status. Paid has conditions of its own. */
const EVENTS: Partial<Record<PaymentStatus, PaymentEventType>> = {
  confirming: 'payment.confirming',
  partially_paid: 'payment.partially_paid',
  settling: 'payment.settling',
  expired: 'payment.expired',
  failed: 'payment.failed',
  cancelled: 'payment.cancelled',
  refund_pending: 'payment.refund_pending',
  refunded: 'payment.refunded',
};

/**
 * What the merchant is told of a change: at most one event. `previous` is the record as it is
 * stored (null for a new payment), `next` the one that takes its place; an intermediate result
 * that is never stored has no event.
 *
 * `payment.paid` comes exactly when a payment is paid and no blocking review stands, also when
 * that is only after a review was cleared, and at most once in a payment's life. That an order has
 * one such payment only is the server's to see to, by the mark `order_paid_twice`. A blocking
 * reason that newly stands comes before the status: the merchant has to look. Null for a change
 * that is recorded but not told.
 *
 * @example
 * eventOf(null, created); // 'payment.created'
 */
export function eventOf(
  previous: PaymentRecord | null,
  next: PaymentRecord,
): PaymentEventType | null {
  if (previous === null) return 'payment.created';
  if (previous.ledger.paidRevision === null && next.ledger.paidRevision !== null) {
    return 'payment.paid';
  }
  const added = next.review.filter((reason) => !previous.review.includes(reason));
  if (added.some(isBlocking)) return 'payment.review';
  if (next.status !== previous.status) {
    // Paid, but held by a reason that stood before.
    if (next.status === 'paid') return next.held ? 'payment.review' : null;
    const event = EVENTS[next.status];
    if (event !== undefined) return event;
  }
  return added.length > 0 ? 'payment.review' : null;
}
