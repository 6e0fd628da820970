import type { Money, NextAction, Payment, PaymentStatus, Transaction } from './payment.ts';
import type { ReviewReason } from './paymentRecord.ts';

/** How far a piece of news can be trusted, weakest first. */
export type Evidence = 'hint' | 'signed' | 'pull' | 'operator';

/** The status that the provider's word claims; null for a word that no document names. */
export type Claim = PaymentStatus | null;

/** What a fact says of the money. */
export type FactMoney =
  /** So much has arrived, in the asset that is due. */
  | { kind: 'received'; amount: string; rejected?: string | undefined }
  /** The provider never says what arrived: its final word counts for the amount that was agreed. */
  | { kind: 'agreed' }
  | { kind: 'unknown' };

/** What the provider repeats of our order. Absent means: not said. Everything said must match. */
export interface FactEcho {
  paymentId?: string | undefined;
  /** The amount due, in the asset that is due. */
  due?: string | undefined;
  /** By the provider's code, in the spelling of `due.asset.code`. */
  assetCode?: string | undefined;
  network?: string | undefined;
  contract?: string | undefined;
  price?: Money | undefined;
}

/** What the answer to a creation says: what has to arrive, where, and until when. */
export interface Offer {
  due: Payment['due'];
  action: NextAction;
  /** ISO 8601, or null where the provider sets no deadline. */
  expiresAt: string | null;
}

/** A statement about one payment, from a provider's adapter. */
export interface ProviderFact {
  /** The provider's identifier of the payment. */
  reference: string;
  claim: Claim;
  /** The provider's own word, kept as it came; null while it has said none. */
  word: string | null;
  money: FactMoney;
  echo: FactEcho;
  /** What the provider's word itself asks the merchant to look at (`provider_hold`, …). */
  review?: readonly ReviewReason[] | undefined;
  confirmations?: { seen: number; required: number | null } | undefined;
  transactions?: readonly Transaction[] | undefined;
  refund?: { amount: string | null; txHash: string | null } | undefined;
  /**
   * When the provider was asked, by our clock, ISO 8601: where a question may have to wait for its
   * turn, and others may be answered meanwhile. Default: when the read began.
   */
  askedAt?: string | undefined;
  /** When the money came, by the provider's clock, ISO 8601. */
  paidAt?: string | undefined;
  /**
   * Where the answer to the creation was lost and a look-up finds all that it said: held to the
   * same checks as that answer.
   */
  offer?: Offer | undefined;
}

/** A provider's statement with what the server knows of how it came. */
export interface Fact extends ProviderFact {
  evidence: Evidence;
  provider: string;
  /** Identity of a signed delivery; null for everything else. */
  key: string | null;
  /** When our request began, or the notice came in. Among pulls the one that began last wins. ISO 8601. */
  startedAt: string;
  /** The server's clock when the fact was applied. ISO 8601. */
  at: string;
}
