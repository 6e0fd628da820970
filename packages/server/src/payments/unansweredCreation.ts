import { type PaymentRecord, withMarks } from '@coinslot/core';

/** A payment whose creation got no answer, and says so until that answer or a look-up tells more. */
export function unansweredCreation(record: PaymentRecord, at: string): PaymentRecord {
  return withMarks(record, [...record.marks, 'create_unknown'], at);
}
