import type { PaymentStatus } from '@coinslot/core';
import type { StatusMeaning } from '../../provider.ts';

/** The states of CHECK PAYMENT. `CANCELED` has one L, `CANCELLING` two. */
export const statuses = {
  NEW: { claim: 'created' },
  ACTIVE: { claim: 'awaiting_payment' },
  PROCESSING: { claim: 'confirming' },
  FINALIZING: { claim: 'settling' },
  FINALIZED: { claim: 'paid' },
  CANCELLING: { claim: 'cancelled' },
  CANCELED: { claim: 'cancelled' },
  FAILED: { claim: 'failed' },
} as const satisfies Record<string, StatusMeaning>;

/** What a state claims; null for one that no document has. */
export function claimOf(state: string): PaymentStatus | null {
  return Object.hasOwn(statuses, state) ? statuses[state as keyof typeof statuses].claim : null;
}
