import type { PaymentStatus, ReviewReason } from '@coinslot/core';
import type { StatusMeaning } from '../../provider.ts';

/**
 * The words of all generations of the documents: the guide (waiting, confirming, completed,
 * partially_paid, expired, failed), the webhook flow guide (partially_completed), the page on a
 * payment's life (pending, confirmed) and the newest list's filter (confirmed, sending).
 */
export const statuses = {
  waiting: { claim: 'awaiting_payment' },
  pending: { claim: 'awaiting_payment' },
  confirming: { claim: 'confirming' },
  confirmed: { claim: 'confirming' },
  // Between confirmed and completed; who sends what is not stated.
  sending: { claim: 'confirming' },
  partially_paid: { claim: 'partially_paid' },
  partially_completed: { claim: 'partially_paid' },
  completed: { claim: 'paid' },
  expired: { claim: 'expired' },
  failed: { claim: 'failed' },
} as const satisfies Record<string, StatusMeaning>;

/**
 * A withdrawal's words: the guide's (estimate, pending, processing, completed) and those of the
 * list's filter in the reference. Which of them are final is stated nowhere, and others may come.
 */
export type CryptofuseWithdrawalStatus =
  | 'estimate'
  | 'pending'
  | 'approved'
  | 'processing'
  | 'submitted'
  | 'confirmed'
  | 'completed'
  | 'rejected'
  | 'failed'
  | 'cancelled'
  | (string & {});

/**
 * What a word asks the merchant to look at: the guide lets too little "complete as partial
 * payment", the flow guide ends a short payment as `partially_completed`. Nobody knows whether what
 * comes after either is still counted.
 */
export function reviewOf(
  word: string,
  paymentType: string | null | undefined,
): readonly ReviewReason[] | undefined {
  const endedShort =
    word === 'partially_completed' || (word === 'completed' && isPartial(paymentType));
  return endedShort ? ['underpaid_but_claimed_paid'] : undefined;
}

/** What a word claims; null for one that no document has. */
export function claimOf(
  word: string,
  paymentType: string | null | undefined,
): PaymentStatus | null {
  if (!Object.hasOwn(statuses, word)) return null;
  const { claim } = statuses[word as keyof typeof statuses];
  return claim === 'paid' && isPartial(paymentType) ? 'partially_paid' : claim;
}

function isPartial(paymentType: string | null | undefined): boolean {
  return paymentType?.toLowerCase() === 'partial';
}
