import { isFinal } from '../isFinal.ts';
import type { NextAction, PaymentStatus } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { offeredAction } from './offeredAction.ts';

interface Situation {
  status: PaymentStatus;
  /** The provider calls the payment final: it will not count what comes after. */
  finished: boolean;
  remaining: string | null;
}

/** What the shopper has to do next. Only an action under which money arrives is ever payable. */
export function nextAction(
  record: PaymentRecord,
  { status, finished, remaining }: Situation,
): NextAction {
  const offered = offeredAction(record);
  if (record.supersededBy !== null || isFinal(status)) return { type: 'none' };
  if (status === 'created' || status === 'awaiting_payment') return offered;
  if (status === 'partially_paid' && !finished) {
    if (record.underpayment === 'hosted') return offered;
    const more = record.underpayment === 'top_up' && offered.type === 'transfer';
    if (more && remaining !== null) return { ...offered, amount: remaining };
  }
  return { type: 'wait' };
}
