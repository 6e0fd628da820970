import { CheckoutError, type PaymentRecord } from '@coinslot/core';
import { paceOf } from '../paceOf.ts';
import type { Runtime } from '../runtime.ts';
import { nextCheck } from '../schedule.ts';
import type { Change, StoredPayment } from '../store.ts';
import { isOnlyPaid, markOfOrder } from './markOfOrder.ts';
import { newChange } from './newChange.ts';
import { reportChange } from './reportChange.ts';

/** What is made of a payment, and because of what. The record itself when nothing is. */
export interface Step {
  record: PaymentRecord;
  evidence: Change['evidence'];
  /** The provider's word, or the operator's reason. */
  word: string | null;
}

export interface StepContext {
  /** Identity of the signed delivery behind the step: written with it. */
  seenKey?: string | undefined;
  /** When the provider was asked for it, ms. */
  readAt?: number | undefined;
  /** Whether the schedule asked, and not a page, a notice or a person in between. */
  scheduled?: boolean | undefined;
}

export interface Changed {
  stored: StoredPayment;
  /** Whether anything that can be seen from outside changed. */
  changed: boolean;
}

/** Writers of one payment that overtake each other more often than this do not come from a shop. */
const ATTEMPTS = 10;

/**
 * The only way to write to a payment: read, step, ask the order, compare-and-set together with the
 * change row, and all over again when another writer was faster.
 */
export async function changePayment(
  runtime: Runtime,
  payment: StoredPayment,
  step: (stored: StoredPayment) => Step | Promise<Step>,
  context: StepContext = {},
): Promise<Changed> {
  const { store } = runtime;
  let stored: StoredPayment | null = payment;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (stored === null) break;
    const previous = stored.record;
    const { record: stepped, evidence, word } = await step(stored);
    const record = await markOfOrder(runtime, previous, stepped);
    if (record === previous && context.seenKey === undefined) {
      return { stored: await reschedule(runtime, stored, context), changed: false };
    }
    // What a person decided is written down even where nothing of it can be seen.
    const changed = record.version !== previous.version || isDecision(evidence, record, previous);
    const next = {
      ...record,
      version: previous.version + (changed ? 1 : 0),
      revision: previous.revision + 1,
    };
    const readAt = context.readAt ?? stored.readAt;
    const times = { readAt, ...nextTimes(runtime, { ...stored, record: next }, changed, context) };
    const change = changed ? [newChange(runtime, { previous, next, evidence, word })] : [];
    const update = { record: next, expectedRevision: previous.revision, changes: change };
    const more = { seenKey: context.seenKey, onlyPaid: isOnlyPaid(previous, next) };
    if (await store.update({ ...update, ...times, ...more, readAt: readAt ?? undefined })) {
      if (changed) reportChange(runtime, previous, next, { evidence, word });
      return { stored: { ...stored, ...times, record: next }, changed };
    }
    stored = await store.get(payment.record.id);
  }
  throw new CheckoutError(
    'store_unavailable',
    `Other writers of ${payment.record.id} were faster ${ATTEMPTS} times, so nothing was written. Try again.`,
  );
}

function isDecision(evidence: Step['evidence'], record: PaymentRecord, previous: PaymentRecord) {
  return evidence === 'operator' && record !== previous;
}

/**
 * The provider was asked and nothing changed, or it could not be asked: only the times move. Who
 * asks in between must not push the schedule's own next question back.
 */
export async function reschedule(
  runtime: Runtime,
  stored: StoredPayment,
  { readAt, scheduled = false }: StepContext,
): Promise<StoredPayment> {
  if (readAt === undefined) return stored;
  const isDue = scheduled || stored.checkAt === null;
  const next = isDue ? nextTimes(runtime, stored, false, { scheduled }) : {};
  const times = { readAt, ...next };
  await runtime.store.schedule(stored.record.id, times);
  return { ...stored, ...times };
}

function nextTimes(
  runtime: Runtime,
  { record, checkAt, checks }: StoredPayment,
  changed: boolean,
  { scheduled = false }: StepContext,
): { checkAt: number | null; checks: number } {
  // Without a next time watching was over, or a clock that was wrong for a while said so.
  if (!changed && !scheduled && checkAt !== null) return { checkAt, checks };
  const watchMs = runtime.providers.get(record.provider)?.watchMs ?? 0;
  const asked = changed ? 0 : checks + 1;
  const now = runtime.now();
  const { random } = runtime;
  const { restMs } = paceOf(runtime, record.provider);
  const next = nextCheck({ record, checks: asked, now, watchMs, restMs, random });
  return { checkAt: next, checks: asked };
}
