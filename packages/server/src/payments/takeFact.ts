import { advance, type Fact, type PaymentRecord, withOffer } from '@coinslot/core';
import { unansweredCreation } from './unansweredCreation.ts';
import { wasRefused } from './wasRefused.ts';

/**
 * What a fact makes of a payment. One whose creation got no answer is not payable before it is
 * known what is due, and where: by that answer, or by a look-up that finds the same. News that it
 * merely exists gives it its reference and leaves it `created`, so that the shopper can leave it;
 * news of money counts as for any other.
 */
export function takeFact(record: PaymentRecord, fact: Fact): PaymentRecord {
  const existsOnly = fact.claim === 'created' || fact.claim === 'awaiting_payment';
  // The order's place was given on, and nothing of it was ever shown.
  if (existsOnly && wasRefused(record)) return record;
  const found = withReference(record, fact);
  if (found.due === null && fact.offer !== undefined && isFound(found, fact)) {
    // As after the answer itself: what is offered can be paid, though the provider knows of nobody yet.
    const claim = fact.claim === 'created' ? 'awaiting_payment' : fact.claim;
    return advance(withOffer(found, fact.offer, fact.at), { ...fact, claim });
  }
  if (record.status !== 'created' || !existsOnly) return advance(found, fact);
  return unansweredCreation(found, fact.at);
}

/** Our own look-up alone gives the reference, and only where it does not name another payment. */
function withReference(record: PaymentRecord, fact: Fact): PaymentRecord {
  const { reference } = fact;
  const known = record.reference !== null || reference === '';
  return !known && isFound({ ...record, reference }, fact) ? { ...record, reference } : record;
}

function isFound(record: PaymentRecord, { evidence, echo, reference }: Fact): boolean {
  const ours = (echo.paymentId ?? record.id) === record.id;
  return evidence === 'pull' && ours && reference === record.reference;
}
