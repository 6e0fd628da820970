import type { Payment } from '@coinslot/core';

export interface Actions {
  /** On to where the shop wants its shopper. */
  goOn?: boolean;
  /** Another payment for the same order, under this name. */
  startNew?: 'newPrice' | 'startNew';
  alreadyPaid?: boolean;
  support?: boolean;
}

/** What the shopper can do about a payment that asks nothing of the wallet. */
export function actionsFor({ status, action, amountStatus, late, held }: Payment): Actions {
  switch (status) {
    case 'created':
      return action.type === 'wait' ? { startNew: 'startNew' } : {};
    case 'awaiting_payment':
    case 'confirming':
      return {};
    case 'settling':
      return { support: held };
    case 'paid':
      return { goOn: true, support: amountStatus === 'over' || late };
    case 'expired':
      // With money on the way a new payment would be a second one.
      return amountStatus === 'none'
        ? { startNew: 'newPrice', alreadyPaid: true }
        : { alreadyPaid: true, support: true };
    case 'cancelled':
      return { startNew: 'startNew', alreadyPaid: true };
    case 'failed':
      return { startNew: 'startNew', support: true };
    case 'partially_paid':
    case 'refund_pending':
    case 'refunded':
      return { support: true };
    default:
      return status satisfies never;
  }
}
