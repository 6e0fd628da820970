import { CheckoutError } from '@coinslot/core';
import type { ParsedNotice, Provider } from '../provider.ts';
import type { Runtime } from '../runtime.ts';
import { giveUpHanging } from '../tell.ts';
import { tellInline } from '../tellInline.ts';
import { leasePayouts } from './leasePayouts.ts';

/** Besides the one that came: what waits since an earlier failure. */
const INLINE_LIMIT = 5;

/**
 * Writes down what a signed withdrawal notice said, and tells the merchant: now, or by `reconcile`
 * with the same back-off as a payment's events. Without an `onPayout` nothing is kept, as nobody
 * would ever take it out: one line in the log, one step of the counter.
 */
export async function receivePayout(
  runtime: Runtime,
  { id: provider }: Provider,
  { evidence, dedupeKey, payout }: ParsedNotice,
): Promise<void> {
  if (payout === undefined) return;
  if (evidence !== 'signed' || dedupeKey === null) {
    throw new CheckoutError(
      'invalid_notice',
      'A withdrawal notice without a signature counts for nothing.',
    );
  }
  const { withdrawalId, status, raw } = payout;
  const facts = { provider, withdrawalId, status };
  if (runtime.onPayout === undefined) {
    runtime.log.warn(facts, 'a withdrawal notice came, and there is no onPayout to take it');
    runtime.count('coinslot.delivery', { type: 'payout', outcome: 'unheard' });
    return;
  }
  const id = `evt_${dedupeKey}`;
  const event = { id, provider, withdrawalId, status, raw, at: runtime.now() };
  const isNew = await runtime.store.recordPayout(event, dedupeKey);
  runtime.log.info({ eventId: id, ...facts, isNew }, 'withdrawal notice taken');
  await tellInline(runtime, async () => {
    await giveUpHanging(runtime);
    let told = 0;
    for (let tried = 0; tried < INLINE_LIMIT; ) {
      // One of a withdrawal at a time: the next of it is given out once this one was told.
      const attempts = await leasePayouts(runtime, INLINE_LIMIT - tried);
      if (attempts.length === 0) break;
      tried += attempts.length;
      const ends = await Promise.all(attempts.map((attempt) => attempt()));
      told += ends.filter(Boolean).length;
    }
    return told;
  });
}
