import type { PaymentStatus } from '../payment.ts';

/** How far each status is from the start. Signed news only ever moves a payment up. */
export const RANK = {
  created: 0,
  awaiting_payment: 10,
  confirming: 20,
  partially_paid: 25,
  settling: 30,
  cancelled: 40,
  failed: 41,
  expired: 42,
  paid: 50,
  refund_pending: 60,
  refunded: 70,
} as const satisfies Record<PaymentStatus, number>;

export function highest(statuses: readonly PaymentStatus[]): PaymentStatus {
  return statuses.reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'created');
}

/** Over for the shopper, still watched: money may come late. */
export function isSoftEnd(status: PaymentStatus): boolean {
  return status === 'cancelled' || status === 'failed' || status === 'expired';
}
