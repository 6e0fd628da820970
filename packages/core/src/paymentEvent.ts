import type { PaymentRecord } from './paymentRecord.ts';

/** What a merchant's server is told of, by `onPayment`. */
export const PAYMENT_EVENT_TYPES = [
  'payment.created',
  'payment.confirming',
  'payment.partially_paid',
  'payment.settling',
  'payment.paid',
  'payment.expired',
  'payment.failed',
  'payment.cancelled',
  'payment.refund_pending',
  'payment.refunded',
  'payment.review',
] as const;

export type PaymentEventType = (typeof PAYMENT_EVENT_TYPES)[number];

/** The merchant's order as it was when the payment was made. */
export interface OrderSnapshot {
  id: string;
  prices: { amount: string; currency: string }[];
  description?: string | undefined;
  email?: string | undefined;
  provider?: Record<string, unknown> | undefined;
}

/** One change of a payment, told to the merchant at least once and in order per payment. */
export interface PaymentEvent {
  /** Stable over repeated deliveries: dedupe by it. */
  id: string;
  type: PaymentEventType;
  payment: PaymentRecord;
  order: OrderSnapshot;
}
