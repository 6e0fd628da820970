import type { Payment } from '@coinslot/core';

/**
 * What the shopper still has to send; where that is chosen on a provider's page, or nothing is due
 * any more, what the order costs. Without a network, what is due is only how the shop is credited.
 */
export function amountDue(payment: Payment): { amount: string; symbol: string } {
  if (payment.action.type === 'transfer') {
    return { amount: payment.action.amount, symbol: payment.action.asset.symbol };
  }
  if (payment.due?.asset.network && payment.action.type !== 'redirect') {
    return { amount: payment.due.amount, symbol: payment.due.asset.symbol };
  }
  return { amount: payment.price.amount, symbol: payment.price.currency };
}
