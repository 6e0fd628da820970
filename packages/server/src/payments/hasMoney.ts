import type { PaymentRecord } from '@coinslot/core';

/** Whether anything of the shopper's money was seen on a payment. */
export function hasMoney({ status, amountStatus }: PaymentRecord): boolean {
  const moving = ['confirming', 'partially_paid', 'settling', 'paid', 'refund_pending'];
  return amountStatus !== 'none' || moving.includes(status);
}
