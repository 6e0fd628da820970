import type { NextAction, Payment, PaymentStatus } from '@coinslot/core';
import { multiplyDecimals, parseDecimal, subtractDecimals } from '@coinslot/core';
import { networkFixture } from './networkFixture.ts';
import { paymentFixture } from './paymentFixture.ts';

/** What `statusFixture` needs to know of a payment; too much may have come. */
export type PaymentTerms = Pick<Payment, 'due' | 'underpayment' | 'amountStatus'>;

/** What a status says of a payment, in its own coin and by its provider's policy. */
export function statusFixture(
  status: PaymentStatus,
  terms: PaymentTerms,
  offered: NextAction,
): Partial<Payment> {
  const fixture = paymentFixture(status);
  const { amountStatus, confirmations, refund } = fixture;
  const { due, underpayment } = terms;
  const action = status === 'awaiting_payment' ? offered : fixture.action;
  const same = { amountStatus, confirmations, refund, action, late: false, held: false };
  const unknown = { received: null, remaining: null, excess: null, transactions: [] };
  if (due === null || fixture.received === null) return { ...same, ...unknown };

  const share = amountStatus === 'under' ? '0.8' : terms.amountStatus === 'over' ? '1.2' : '1';
  const received = partOf(due.amount, share);
  const remaining = share === '0.8' ? subtractDecimals(due.amount, received) : null;
  const { hash, explorerUrl = null } = networkFixture(due.asset.network) ?? {};
  return {
    ...same,
    action: status === 'partially_paid' ? afterTooLittle(underpayment, offered, remaining) : action,
    received,
    remaining,
    excess: share === '1.2' ? subtractDecimals(received, due.amount) : null,
    transactions: hash ? [{ hash, amount: received, explorerUrl }] : [],
    refund: refund && { amount: received, txHash: refund.txHash && (hash ?? null) },
  };
}

/** What is left to do where something is missing. */
export function afterTooLittle(
  underpayment: Payment['underpayment'],
  offered: NextAction,
  remaining: string | null,
): NextAction {
  if (underpayment === 'hosted') return offered;
  const more = underpayment === 'top_up' && offered.type === 'transfer' && remaining !== null;
  return more ? { ...offered, amount: remaining } : { type: 'wait' };
}

/** A share of an amount, to no more than eight places. */
export function partOf(amount: string, share: string): string {
  const cut = multiplyDecimals(amount, share).replace(/(\.\d{8})\d+$/, '$1');
  return parseDecimal(cut) ?? amount;
}
