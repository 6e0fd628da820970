import type { Payment } from '@coinslot/core';
import { isReplaced } from './describeException.ts';

export interface Actions {
  /** Another payment for the same order, or the one that took this one's place, under this name. */
  start?: 'newPrice' | 'startNew' | 'resume';
  /** The creation was lost: for a while the server may look for it instead of making another one. */
  later?: true;
  alreadyPaid?: boolean;
  support?: boolean;
}

/** What the shopper can do about a payment that left its usual course. */
export function actionsFor(payment: Payment): Actions {
  const { status, action, amountStatus, late, held, underpayment } = payment;
  if (isReplaced(payment)) return { start: 'resume' };
  if (held) return { support: true };
  switch (status) {
    case 'created':
      return action.type === 'wait' ? { start: 'startNew', later: true } : {};
    case 'awaiting_payment':
      if (action.type === 'redirect') return {};
      if (action.type !== 'transfer') return { support: true };
      // Where nobody tells what arrives, the provider asks the shopper.
      return underpayment === 'review' ? { alreadyPaid: true, support: true } : {};
    case 'confirming':
      return {};
    case 'settling':
      // Nobody says that anything came: the shopper may want to ask.
      return amountStatus === 'none' ? { support: true } : {};
    case 'paid':
      return { support: amountStatus === 'over' || late };
    case 'expired':
    case 'cancelled':
      // With money on the way a new payment would be a second one.
      return amountStatus === 'none'
        ? { start: status === 'expired' ? 'newPrice' : 'startNew', alreadyPaid: true }
        : { support: true };
    case 'failed':
      return amountStatus === 'none' ? { start: 'startNew', support: true } : { support: true };
    case 'refunded':
      // What is sent back because it was too little, or nobody says why, leaves the order to be paid.
      return /^(none|under)$/.test(amountStatus)
        ? { start: 'startNew', support: true }
        : { support: true };
    case 'partially_paid':
    case 'refund_pending':
      return { support: true };
    default:
      status satisfies never;
      return { support: true };
  }
}
