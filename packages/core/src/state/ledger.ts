import type { NextAction, PaymentStatus } from '../payment.ts';
import type { ReviewReason } from '../paymentRecord.ts';

/** The strongest that signed notices said under one claim, and no later pull overruled. */
export interface SignedClaim {
  claim: PaymentStatus;
  at: number;
  /** When it was last said for the amount that was agreed. */
  agreedAt: number | null;
  /** What was asked with it, and when last. */
  review: Doubt[];
}

/** A fact that could not be believed as it stood, until a pull that began later can be. */
export interface Doubt {
  reason: ReviewReason;
  at: number;
}

/** What the latest pull said, and the most that signed notices said since. */
export interface Reading<T> {
  pull: (T & { at: number }) | null;
  signed: (T & { at: number }) | null;
}

export type MoneyReading =
  /** So much has arrived. */
  | { amount: string }
  /** Null with `agreed`: the provider's word stands for the amount that was agreed. Else: nothing is there (any more), though the provider tells no amounts. */
  | { amount: null; agreed: boolean };

/** Of a total, what the provider does not keep. */
export interface Rejection {
  total: string;
  amount: string;
}

export interface ConfirmationsReading {
  seen: number;
  required: number | null;
}

/**
 * Everything that `advance` remembers of the facts it saw: plain JSON that does not grow with
 * time, read and written by the reducer alone. Times are milliseconds since 1970.
 *
 * It is built so that the view depends on the set of facts and not on their order. Signed facts
 * are joined by maximum; a pull overrules what was signed before it began.
 */
export interface Ledger {
  /** Signed deliveries that were taken, oldest first, the last 64. */
  keys: string[];
  /** The claim that the creation or the latest pull established. Null before the first fact. */
  base: PaymentStatus | null;
  baseAt: number | null;
  /** The pull that began last, of those that could be believed. */
  pull: { at: number; claim: PaymentStatus; review: ReviewReason[] } | null;
  signed: SignedClaim[];
  doubts: Doubt[];
  money: Reading<MoneyReading>;
  /** Told beside the largest total. It counts while that is the amount received. */
  rejection: Rejection | null;
  confirmations: Reading<ConfirmationsReading>;
  /**
   * When enough money was there, by the earliest witness: `told` by the provider's clock, which set
   * the deadline, and `heard` by ours, which counts only where the provider names no time.
   */
  enoughAt: { told: number | null; heard: number | null };
  /** A soft end was reached at some time, in whatever order the news came. */
  softEnd: boolean;
  /** Paid was claimed at some time: by a pull, by a signed fact, by one for the agreed amount. */
  claimedPaid: { pull: boolean; signed: boolean; agreed: boolean };
  /** Paid was reached; it is never taken back. What had been received then, or was agreed. */
  paid: { received: string | null; agreed: boolean } | null;
  refund: 'refund_pending' | 'refunded' | null;
  operator: 'paid' | 'failed' | null;
  /** When the provider's last word came. */
  wordAt: number | null;
  /** What the shopper was offered at the creation, while the record shows another action. */
  offered: NextAction | null;
  /** The revision on which `payment.paid` was due: it is never due again once that was stored. */
  paidRevision: number | null;
}

/** Of a payment that nothing was heard of yet. */
export const EMPTY_LEDGER: Ledger = {
  keys: [],
  base: null,
  baseAt: null,
  pull: null,
  signed: [],
  doubts: [],
  money: { pull: null, signed: null },
  rejection: null,
  confirmations: { pull: null, signed: null },
  enoughAt: { told: null, heard: null },
  softEnd: false,
  claimedPaid: { pull: false, signed: false, agreed: false },
  paid: null,
  refund: null,
  operator: null,
  wordAt: null,
  offered: null,
  paidRevision: null,
};
