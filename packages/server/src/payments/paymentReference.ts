import type { PaymentRecord } from '@coinslot/core';
import type { PaymentReference } from '../provider.ts';

/** What a provider's adapter is told of a payment. */
export function paymentReference(record: PaymentRecord): PaymentReference {
  const { id: paymentId, reference, due, expected, private: kept } = record;
  return { paymentId, reference, due, expected, private: kept };
}
