import type { PaymentStatus } from './payment.ts';

/** The statuses in which nothing more is expected of the shopper. Soft ends are still watched. */
const FINAL: readonly PaymentStatus[] = ['paid', 'cancelled', 'failed', 'expired', 'refunded'];

/**
 * Whether the payment is over for the shopper (the server goes on watching the soft ends).
 *
 * @example
 * isFinal('expired'); // true
 * isFinal('refund_pending'); // false
 */
export function isFinal(status: PaymentStatus): boolean {
  return FINAL.includes(status);
}
