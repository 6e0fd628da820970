import type { NextAction } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';

/**
 * What the shopper was offered at the creation, whatever the record shows meanwhile. A payment
 * that was waiting for the provider's answer takes the action of that answer when it comes.
 */
export function offeredAction({ action, ledger }: PaymentRecord): NextAction {
  const answered = action.type === 'transfer' || action.type === 'redirect';
  if (ledger.offered === null || (ledger.offered.type === 'wait' && answered)) return action;
  return ledger.offered;
}
