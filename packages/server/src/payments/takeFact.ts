import { advance, type Fact, type PaymentRecord, withMarks } from '@coinslot/core';

/**
 * What a fact makes of a payment. One whose creation got no answer is not payable: only that answer
 * says what is due, and where. News that it merely exists gives it its reference and leaves it
 * `created`, so that the shopper can leave it; news of money counts as for any other.
 */
export function takeFact(record: PaymentRecord, fact: Fact): PaymentRecord {
  const found = withReference(record, fact);
  const existsOnly = fact.claim === 'created' || fact.claim === 'awaiting_payment';
  if (record.status !== 'created' || !existsOnly) return advance(found, fact);
  return withMarks(found, [...found.marks, 'create_unknown'], fact.at);
}

/** Our own look-up alone gives the reference, and only where it does not name another payment. */
function withReference(record: PaymentRecord, { evidence, echo, reference }: Fact): PaymentRecord {
  const ours = (echo.paymentId ?? record.id) === record.id;
  return evidence === 'pull' && record.reference === null && ours && reference !== ''
    ? { ...record, reference }
    : record;
}
