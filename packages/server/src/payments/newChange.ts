import { eventOf, type PaymentRecord } from '@coinslot/core';
import { newId } from '../newId.ts';
import type { Runtime } from '../runtime.ts';
import type { Change } from '../store.ts';

/** The row that tells of a step: for the audit trail, and for the merchant where it is an event. */
export function newChange(
  runtime: Runtime,
  step: {
    previous: PaymentRecord | null;
    next: PaymentRecord;
    evidence: Change['evidence'];
    word: string | null;
  },
): Change {
  const { previous, next, evidence, word } = step;
  return {
    id: newId('evt', runtime.random),
    paymentId: next.id,
    orderId: next.orderId,
    version: next.version,
    from: previous?.status ?? null,
    to: next.status,
    type: eventOf(previous, next),
    evidence,
    word,
    record: next,
    at: runtime.now(),
  };
}
