import type { Payment } from './payment.ts';
import type { Ledger } from './state/ledger.ts';

/** Why the merchant has to look at a payment. Recomputed from facts, never accumulated. */
export const REVIEW_REASONS = [
  'unknown_status',
  'asset_mismatch',
  'amount_mismatch',
  'binding_mismatch',
  'underpaid_but_claimed_paid',
  'paid_without_amount',
  'late',
  'reversal_suspected',
  'provider_hold',
  'payout_failed',
  'order_paid_twice',
  'order_changed',
  'create_unknown',
  'incomplete_pull',
  'overpayment_rejected',
] as const;

export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What was agreed with the order before the provider was called. */
export interface Expected {
  amount: string;
  currency: string;
  /** The asset that the shopper chose, by the provider's code; null where they choose later. */
  assetCode: string | null;
  /** Hash of what they told the provider; not there where that is nothing. */
  told?: string | undefined;
}

/** The merchant's rules for a payment, frozen when it is made. */
export interface MoneyPolicy {
  /** Fraction of `due` that may be missing, '0' to '1'. */
  tolerance: string;
  /** Whether `paid` needs an authenticated read of our own. */
  requirePull: boolean;
  latePayment: 'accept' | 'review';
}

/**
 * The server's view of a payment: what the browser sees, and what must never reach it.
 * `revision` grows with every write, `version` only with what can be seen from outside.
 */
export interface PaymentRecord extends Payment {
  expected: Expected;
  policy: MoneyPolicy;
  review: ReviewReason[];
  /** The provider's own last word, known to us or not. */
  providerStatus: string | null;
  /** The provider's identifier; null until its answer to the creation is known. */
  reference: string | null;
  /** What only the provider's adapter needs. Never leaves the server. */
  private: Record<string, unknown>;
  /** Reasons that the server itself sets (`order_paid_twice`, `order_changed`, `create_unknown`). */
  marks: ReviewReason[];
  /** What has been learnt so far, as far as `advance` needs it. */
  ledger: Ledger;
  revision: number;
}
