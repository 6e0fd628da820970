import { isLive, type PaymentRecord } from '@coinslot/core';
import { keepAlive } from '../keepAlive.ts';
import { paceOf } from '../paceOf.ts';
import type { Runtime } from '../runtime.ts';
import { isWatched, watchEnd } from '../schedule.ts';
import type { StoredPayment } from '../store.ts';
import { withDeadline } from '../withDeadline.ts';
import { applyFacts } from './applyFacts.ts';
import { type Changed, changePayment, type Step } from './changePayment.ts';
import { deliverInline } from './deliver.ts';
import { type ReadOptions, readFact } from './readFact.ts';
import { unansweredCreation } from './unansweredCreation.ts';

export interface Refreshed extends Changed {
  delivered: number;
}

/** Asks the provider, applies the answer, and tells the merchant what changed. */
export async function refreshPayment(
  runtime: Runtime,
  stored: StoredPayment,
  options: Pick<ReadOptions, 'scheduled'> = {},
): Promise<Refreshed> {
  const readAt = runtime.now();
  const fact = await readFact(runtime, stored, options);
  const context = { readAt, scheduled: options.scheduled };
  const result =
    fact === null
      ? await unknownToProvider(runtime, stored, context)
      : await applyFacts(runtime, stored, [fact], context);
  // Also when nothing is new: the process that wrote the last change may have died right after.
  const delivered = await deliverInline(runtime, stored.record.id);
  return { ...result, delivered };
}

/**
 * The payment as it stands, asked for anew if the last answer is old: for browsers, which must not
 * wait longer than `deadlineMs` and can ask again.
 */
export async function refreshIfStale(
  runtime: Runtime,
  stored: StoredPayment,
  deadlineMs: number,
): Promise<StoredPayment> {
  if (!isStale(runtime, stored) || !mayAsk(runtime, stored.record)) return stored;
  const refreshing = refreshPayment(runtime, stored).then(
    (refreshed) => refreshed.stored,
    // Already logged, and asked again on schedule: what is stored stays true.
    () => stored,
  );
  keepAlive(runtime, runtime.work.track(refreshing));
  const timed = await withDeadline(refreshing, deadlineMs);
  return timed.done ? timed.value : ((await runtime.store.get(stored.record.id)) ?? stored);
}

/** Who joins a question under way takes nothing from the others' share. */
function mayAsk({ reads, readLimit, count }: Runtime, { id, provider }: PaymentRecord): boolean {
  if (reads.has(id) || readLimit.take(provider)) return true;
  count('coinslot.provider.read', { provider, outcome: 'limited' });
  return false;
}

function isStale(runtime: Runtime, { record, readAt }: StoredPayment): boolean {
  const now = runtime.now();
  const watchMs = runtime.providers.get(record.provider)?.watchMs ?? 0;
  // What can still be paid is asked for as long as somebody wants to know: the schedule alone ends.
  const over = !isLive(record) && now >= watchEnd(record, watchMs);
  if (over || !isWatched(record)) return false;
  // Being created right now, here or in another process: there is nothing to ask for yet.
  const creating = record.reference === null && !record.marks.includes('create_unknown');
  const age = now - (readAt ?? Date.parse(record.createdAt));
  // Negative where the clock was set back since.
  return age < 0 || age >= (creating ? CREATION_TIME : paceOf(runtime, record.provider).leastMs);
}

/** A creation that has taken longer was lost with its process. */
export const CREATION_TIME = 60_000;

/**
 * Unknown there can be a payment whose creation got no answer, which may come yet, and one on whose
 * page nobody has been: the provider has not said a word of it.
 */
async function unknownToProvider(
  runtime: Runtime,
  stored: StoredPayment,
  context: { readAt: number; scheduled: boolean | undefined },
): Promise<Changed> {
  const { id, provider, reference, providerStatus } = stored.record;
  const level = reference !== null && providerStatus === null ? 'debug' : 'warn';
  runtime.log[level]({ paymentId: id, provider }, 'the provider does not know this payment');
  const at = new Date(context.readAt).toISOString();
  const step = ({ record }: StoredPayment): Step => ({
    record: record.reference === null ? unansweredCreation(record, at) : record,
    evidence: 'pull',
    word: null,
  });
  return changePayment(runtime, stored, step, context);
}
