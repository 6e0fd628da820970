import type { Fact } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import { keepAlive } from '../keepAlive.ts';
import { applyFacts } from '../payments/applyFacts.ts';
import { deliverInline } from '../payments/deliver.ts';
import { readFact } from '../payments/readFact.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { withDeadline } from '../withDeadline.ts';

/** With the merchant's five seconds it leaves the store one of the nine that a sender is sure to wait. */
const CONFIRM_MS = 3000;

/**
 * Asks the provider itself, as long as the sender of a notice can be kept waiting. The notice counts
 * for what it is without the answer; one that comes later is taken when it comes.
 *
 * @returns null when the provider knows no such payment, undefined when there is no answer by now.
 */
export async function confirmSigned(
  runtime: Runtime,
  stored: StoredPayment,
  reference: string,
): Promise<Fact | null | undefined> {
  const readAt = runtime.now();
  const reading = readFact(runtime, stored, { fresh: true, reference });
  const timed = await withDeadline(reading, CONFIRM_MS).catch(() => null);
  // Failed: that is logged, and the schedule asks again.
  if (timed === null) return undefined;
  if (timed.done) return timed.value;
  const taking = takeLate(runtime, stored, reading, readAt);
  keepAlive(runtime, runtime.work.track(taking));
  return undefined;
}

async function takeLate(
  runtime: Runtime,
  stored: StoredPayment,
  reading: Promise<Fact | null>,
  readAt: number,
): Promise<void> {
  const { id: paymentId, provider } = stored.record;
  try {
    const fact = await reading;
    if (fact === null) return;
    await applyFacts(runtime, stored, [fact], { readAt });
    await deliverInline(runtime, paymentId);
  } catch (error) {
    const facts = { paymentId, provider, error: describeError(error) };
    runtime.log.warn(facts, 'a late answer was not taken; asked again on schedule');
  }
}
