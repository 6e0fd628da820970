import type { OrderSnapshot } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredChange } from '../store.ts';
import { withDeadline } from '../withDeadline.ts';

/** Longer than any function of a merchant should run; then another process may try. */
const LEASE_MS = 5 * 60_000;
/** How long an answer to a browser or a provider waits for the merchant's function. */
const INLINE_MS = 5000;
const FIRST_RETRY_MS = 5000;
const LAST_RETRY_MS = 60 * 60_000;
/** More changes of one payment than this are left for the next round. */
const PER_PAYMENT = 20;

/**
 * Tells the merchant of a payment's changes right after they were written. Never fails and never
 * waits long: what could not be told stays in the outbox.
 *
 * @returns how many were told in time.
 */
export async function deliverInline(runtime: Runtime, paymentId: string): Promise<number> {
  const delivering = deliverPayment(runtime, paymentId).catch((error: unknown) => {
    runtime.log.error({ paymentId, error: describeError(error) }, 'delivery failed');
    return 0;
  });
  if (runtime.waitUntil) {
    runtime.waitUntil(delivering);
    return 0;
  }
  const timed = await withDeadline(delivering, INLINE_MS);
  return timed.done ? timed.value : 0;
}

async function deliverPayment(runtime: Runtime, paymentId: string): Promise<number> {
  let told = 0;
  while (told < PER_PAYMENT && (await deliverNext(runtime, { paymentId, limit: 1 })) > 0) told += 1;
  return told;
}

/** Tells what is due in the outbox, at most one change per payment. @returns how many were told. */
export async function deliverNext(
  runtime: Runtime,
  filter: { limit: number; paymentId?: string | undefined },
): Promise<number> {
  const due = await runtime.store.leaseUndelivered({
    now: runtime.now(),
    leaseMs: LEASE_MS,
    ...filter,
  });
  const told = await Promise.all(due.map((leased) => deliverOne(runtime, leased)));
  return told.filter(Boolean).length;
}

async function deliverOne(
  runtime: Runtime,
  { change, order }: { change: StoredChange; order: OrderSnapshot },
): Promise<boolean> {
  const { id, type, paymentId, attempts, record } = change;
  // Still running since an earlier lease: the merchant's function must not overtake itself.
  if (type === null || runtime.delivering.has(id)) return false;
  runtime.delivering.add(id);
  const facts = { eventId: id, type, paymentId, orderId: record.orderId, attempts };
  try {
    await runtime.onPayment({ id, type, payment: record, order });
  } catch (error) {
    const nextAttemptAt = runtime.now() + backOff(runtime, attempts);
    await runtime.store.postpone(id, { nextAttemptAt, error: messageOf(error) });
    runtime.log.warn(
      { ...facts, error: describeError(error) },
      'onPayment threw; told again later',
    );
    runtime.count('coinslot.delivery', { type, outcome: 'failed' });
    return false;
  } finally {
    runtime.delivering.delete(id);
  }
  await runtime.store.acknowledge(id, runtime.now());
  runtime.log.info(facts, 'event delivered');
  runtime.count('coinslot.delivery', { type, outcome: 'ok' });
  return true;
}

function backOff(runtime: Runtime, attempts: number): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1);
  const jitter = 0.9 + ((runtime.random(1)[0] ?? 0) / 255) * 0.2;
  return Math.round(Math.min(doubled, LAST_RETRY_MS) * jitter);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
