import type { PaymentStatus } from '@coinslot/core';
import type { StatusMeaning } from '../../provider.ts';

/** The guide's five. Too much and too late have no word. */
export const statuses = {
  pending: { claim: 'awaiting_payment' },
  success: { claim: 'paid' },
  expired: { claim: 'expired' },
  insufficient_not_refunded: { claim: 'refund_pending' },
  insufficient_refunded: { claim: 'refunded' },
} as const satisfies Record<string, StatusMeaning>;

type KryptogoStatus = keyof typeof statuses;

/** What a status claims; null for one that no document has. */
export function claimOf(status: string): PaymentStatus | null {
  return Object.hasOwn(statuses, status) ? statuses[status as KryptogoStatus].claim : null;
}
