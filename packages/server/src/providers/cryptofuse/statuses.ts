import type { PaymentStatus } from '@coinslot/core';
import type { StatusMeaning } from '../../provider.ts';

/**
 * The words of all generations of the documents: the guide (waiting, confirming, completed,
 * partially_paid, expired, failed), the webhook flow guide (partially_completed) and the page on
 * a payment's life (pending, confirmed).
 */
export const statuses = {
  waiting: { claim: 'awaiting_payment' },
  pending: { claim: 'awaiting_payment' },
  confirming: { claim: 'confirming' },
  confirmed: { claim: 'confirming' },
  partially_paid: { claim: 'partially_paid' },
  partially_completed: { claim: 'partially_paid' },
  completed: { claim: 'paid' },
  expired: { claim: 'expired' },
  failed: { claim: 'failed' },
} as const satisfies Record<string, StatusMeaning>;

/** What a word claims; null for one that no document has. */
export function claimOf(
  word: string,
  paymentType: string | null | undefined,
): PaymentStatus | null {
  if (!Object.hasOwn(statuses, word)) return null;
  const { claim } = statuses[word as keyof typeof statuses];
  // The guide lets too little "complete as partial payment".
  return claim === 'paid' && paymentType?.toLowerCase() === 'partial' ? 'partially_paid' : claim;
}
