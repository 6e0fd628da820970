import type { Payment } from '@coinslot/core';
import type { Messages } from '../../messages/en.ts';

export interface Actions {
  /** On to where the shop wants its shopper. */
  goOn: boolean;
  /** Another payment for the same order, under this name. */
  startNew: Extract<keyof Messages['action'], 'newPrice' | 'startNew'> | null;
  alreadyPaid: boolean;
  support: boolean;
}

const none: Actions = { goOn: false, startNew: null, alreadyPaid: false, support: false };

/** What the shopper can do about a payment that asks nothing of the wallet. */
export function actionsFor(payment: Payment): Actions {
  switch (payment.status) {
    case 'created':
      return payment.action.type === 'wait' ? { ...none, startNew: 'startNew' } : none;
    case 'awaiting_payment':
    case 'confirming':
      return none;
    case 'partially_paid':
      return { ...none, support: true };
    case 'settling':
      return { ...none, support: payment.held };
    case 'paid':
      return { ...none, goOn: true, support: payment.amountStatus === 'over' || payment.late };
    case 'expired':
      // With money on the way a new payment would be a second one.
      return payment.amountStatus === 'none'
        ? { ...none, startNew: 'newPrice', alreadyPaid: true }
        : { ...none, alreadyPaid: true, support: true };
    case 'cancelled':
      return { ...none, startNew: 'startNew', alreadyPaid: true };
    case 'failed':
      return { ...none, startNew: 'startNew', support: true };
    case 'refund_pending':
    case 'refunded':
      return { ...none, support: true };
    default:
      return payment.status satisfies never;
  }
}
