import type { StatusMeaning } from '../../provider.ts';

/** The guide's "Lista de estados". */
export const statuses = {
  new: { claim: 'created' },
  waitPayment: { claim: 'awaiting_payment' },
  errorPayment: { claim: 'failed' },
  // Whoever has the order's address can set it with a click on "I have paid": it proves nothing.
  inProgress: { claim: 'awaiting_payment' },
  inProgressPayout: { claim: 'settling' },
  errorPayout: { claim: 'settling', review: 'payout_failed' },
  hold: { claim: 'settling', review: 'provider_hold' },
  done: { claim: 'paid' },
  returned: { claim: 'refunded' },
  deleted: { claim: 'cancelled' },
} as const satisfies Record<string, StatusMeaning>;

export type KryptoswapStatus = keyof typeof statuses;

/** What a word means; null for one that no document has. */
export function meaningOf(word: string): StatusMeaning | null {
  return Object.hasOwn(statuses, word) ? statuses[word as KryptoswapStatus] : null;
}
