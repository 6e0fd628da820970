import { describeError } from './describeError.ts';
import { jittered } from './jittered.ts';
import { paceOf } from './paceOf.ts';
import { refreshPayment } from './payments/refreshPayment.ts';
import type { Runtime } from './runtime.ts';
import { isWatched } from './schedule.ts';
import type { StoredPayment } from './store.ts';

/** Longer than a round and the last read that it begins; then another process may ask. */
const LEASE_MS = 90_000;
/** So many in a row without an answer, and a provider's other payments are put off unasked. */
const TROUBLE = 3;
const PUT_OFF_MS = 60_000;

export interface CheckResult {
  /** Payments that a provider was asked for. */
  checked: number;
  /** Those of them that had changed. */
  changed: number;
  /** Changes that the merchant was told of. */
  delivered: number;
}

/**
 * Asks for the payments that are due, oldest first. A provider in trouble costs three questions:
 * the rest of its payments wait a minute, and the round goes on to the payments of the others.
 *
 * @param over Whether to begin nothing more.
 */
export async function checkDue(
  runtime: Runtime,
  result: CheckResult,
  { limit, over }: { limit: number; over: () => boolean },
): Promise<void> {
  const failures = new Map<string, number>();
  while (result.checked < limit && !over()) {
    const lease = { now: runtime.now(), limit: limit - result.checked, leaseMs: LEASE_MS };
    const due = await runtime.store.leaseDue(lease);
    if (due.length === 0) return;
    await Promise.all(
      lanesOf(runtime, due).map((lane) => checkLane(runtime, lane, { failures, over, result })),
    );
  }
}

async function checkLane(
  runtime: Runtime,
  lane: readonly StoredPayment[],
  round: { failures: Map<string, number>; over: () => boolean; result: CheckResult },
): Promise<void> {
  const { failures, over, result } = round;
  for (const stored of lane) {
    const { provider } = stored.record;
    const failed = failures.get(provider) ?? 0;
    if (failed >= TROUBLE || over()) {
      await putOff(runtime, stored, failed >= TROUBLE ? PUT_OFF_MS : 0);
      continue;
    }
    result.checked += 1;
    try {
      const refreshed = await refreshPayment(runtime, stored, { scheduled: true });
      failures.set(provider, 0);
      result.changed += refreshed.changed ? 1 : 0;
      result.delivered += refreshed.delivered;
      tellEndOfWatch(runtime, refreshed.stored);
    } catch (error) {
      failures.set(provider, (failures.get(provider) ?? 0) + 1);
      const facts = { paymentId: stored.record.id, provider, error: describeError(error) };
      runtime.log.warn(facts, 'a payment could not be checked; asked for again later');
    }
  }
}

/** Not asked for: due again at its old time, or later. Its step stays, as nobody has asked. */
async function putOff(runtime: Runtime, stored: StoredPayment, ms: number): Promise<void> {
  const { record, checks } = stored;
  const readAt = stored.readAt ?? Date.parse(record.createdAt);
  const checkAt = ms === 0 ? stored.checkAt : runtime.now() + jittered(ms, runtime.random);
  await runtime.store.schedule(record.id, { readAt, checkAt, checks });
  if (ms > 0) {
    runtime.count('coinslot.provider.read', { provider: record.provider, outcome: 'put_off' });
  }
}

function tellEndOfWatch({ log }: Runtime, { record, checkAt }: StoredPayment): void {
  if (checkAt !== null || !isWatched(record)) return;
  const { id, orderId, provider, status, amountStatus } = record;
  log.info({ paymentId: id, orderId, provider, status, amountStatus }, 'payment no longer watched');
}

/** The due payments in queues that run beside each other, as many per provider as it takes. */
function lanesOf(runtime: Runtime, due: readonly StoredPayment[]): StoredPayment[][] {
  const lanes = new Map<string, StoredPayment[]>();
  const counts = new Map<string, number>();
  for (const stored of due) {
    const { provider } = stored.record;
    const count = counts.get(provider) ?? 0;
    counts.set(provider, count + 1);
    const name = `${provider}/${count % paceOf(runtime, provider).atOnce}`;
    lanes.set(name, [...(lanes.get(name) ?? []), stored]);
  }
  return [...lanes.values()];
}
