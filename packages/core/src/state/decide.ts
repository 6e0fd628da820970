import type { Fact } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import type { Ledger } from './ledger.ts';
import { revise } from './revise.ts';

/**
 * The operator's word. It ends the reasons that stand and outranks what the provider goes on
 * repeating; news of the provider may put up new ones. What can not be is refused: nothing leaves
 * `refunded`, and a payment that is paid or on its way back can not have failed.
 */
export function decide(record: PaymentRecord, fact: Fact): PaymentRecord {
  const { ledger, status } = record;
  const { claim } = fact;
  if (status === 'refunded') return record;
  if (claim === 'paid') {
    const paid = { received: record.received, agreed: ledger.paid?.agreed ?? false };
    return accept(record, { ...cleared(record), operator: claim, paid, refund: null }, fact.at);
  }
  const open = ledger.paid === null && ledger.refund === null;
  if (claim === 'failed' && open) {
    return accept(record, { ...cleared(record), operator: claim, softEnd: true }, fact.at);
  }
  return record;
}

function accept(record: PaymentRecord, ledger: Ledger, at: string): PaymentRecord {
  // A second payment stays a second payment, however it was settled: never ship twice for it.
  const marks = record.marks.filter((mark) => mark === 'order_paid_twice');
  return revise(record, { ledger, marks }, at);
}

function cleared({ ledger, status }: PaymentRecord): Ledger {
  const { pull, signed } = ledger;
  return {
    ...ledger,
    base: ledger.refund ?? ledger.base ?? status,
    doubts: [],
    pull: pull && { ...pull, review: [] },
    signed: signed.map((entry) => ({ ...entry, review: [] })),
    rejection: null,
  };
}
