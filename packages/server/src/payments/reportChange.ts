import type { PaymentRecord } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { Change } from '../store.ts';

/** Says that a payment changed, and what the merchant has to look at from now on. */
export function reportChange(
  { log, count }: Runtime,
  previous: PaymentRecord,
  next: PaymentRecord,
  { evidence, word }: Pick<Change, 'evidence' | 'word'>,
): void {
  const { id, orderId, provider, status, version, supersededBy } = next;
  const facts = { paymentId: id, orderId, provider, from: previous.status, to: status };
  log.info({ ...facts, version, evidence, word, supersededBy }, 'payment changed');
  count('coinslot.payment.changed', { provider, status });
  const raised = next.review.filter((reason) => !previous.review.includes(reason));
  if (raised.length === 0) return;
  // Goods may have left for money that is gone.
  const level = raised.includes('reversal_suspected') ? 'error' : 'warn';
  log[level]({ ...facts, evidence, word, raised, held: next.held }, 'payment to be looked at');
  for (const reason of raised) count('coinslot.payment.review', { provider, reason });
}
