import type { Fact } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { advance } from '../state/advance.ts';

/** Applies facts one after another, each stored as a store does: a change is a new revision. */
export function play(record: PaymentRecord, ...facts: Fact[]): PaymentRecord {
  return facts.reduce((current, fact) => {
    const next = advance(current, fact);
    return next === current ? current : { ...next, revision: current.revision + 1 };
  }, record);
}
