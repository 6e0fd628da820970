import type { NextAction, Payment } from '@coinslot/core';

/**
 * Whether the shopper may be asked for money. Not once the payment ended, whatever a server sends
 * along, nor while the shop has to look at it: what is sent then is there twice, or lost.
 */
export function isPayable({ status, held, supersededBy }: Payment): boolean {
  return /^(awaiting_payment|partially_paid)$/.test(status) && !held && supersededBy === null;
}

/** What the shopper has to send and where, or null where nothing is to be sent. */
export function transferOf(
  payment: Payment | null,
): Extract<NextAction, { type: 'transfer' }> | null {
  return payment?.action.type === 'transfer' && isPayable(payment) ? payment.action : null;
}
