import type { Payment } from '@coinslot/core';

/** What the shopper still has to send; where nothing is due any more, what the order costs. */
export function amountDue(payment: Payment): { amount: string; symbol: string } {
  if (payment.action.type === 'transfer') {
    return { amount: payment.action.amount, symbol: payment.action.asset.symbol };
  }
  if (payment.due !== null) {
    return { amount: payment.due.amount, symbol: payment.due.asset.symbol };
  }
  return { amount: payment.price.amount, symbol: payment.price.currency };
}
