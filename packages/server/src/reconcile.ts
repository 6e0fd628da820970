import { describeError } from './describeError.ts';
import { deliverNext } from './payments/deliver.ts';
import { refreshPayment } from './payments/refreshPayment.ts';
import type { Runtime } from './runtime.ts';
import type { StoredPayment } from './store.ts';

export interface ReconcileOptions {
  /** At most so many payments are asked for, and so many changes told. Default 50. */
  limit?: number | undefined;
  /** Stops between two payments. */
  signal?: AbortSignal | undefined;
}

export interface ReconcileResult {
  /** Payments that a provider was asked for. */
  checked: number;
  /** Those of them that had changed. */
  changed: number;
  /** Changes that the merchant was told of. */
  delivered: number;
}

const LIMIT = 50;
/** Longer than a read can take; then another process may try. */
const LEASE_MS = 60_000;
/** Questions to one provider at the same time. */
const PER_PROVIDER = 4;

/**
 * One round of what no request brought: asks for the payments that are due, oldest first, and tells
 * what is still in the outbox. Any number of processes may do it at once.
 */
export async function reconcile(
  runtime: Runtime,
  { limit = LIMIT, signal }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  const result: ReconcileResult = { checked: 0, changed: 0, delivered: 0 };
  const now = runtime.now();
  const due = await runtime.store.leaseDue({ now, limit, leaseMs: LEASE_MS });
  const lanes = lanesOf(due).map(async (lane) => {
    for (const stored of lane) {
      if (signal?.aborted) return;
      const refreshed = await refreshQuietly(runtime, stored, signal);
      result.checked += 1;
      result.changed += refreshed?.changed ? 1 : 0;
      result.delivered += refreshed?.delivered ?? 0;
    }
  });
  await Promise.all(lanes);
  result.delivered += await deliverAll(runtime, limit, signal);
  return result;
}

/** A payment that can not be asked for now must not keep the others waiting. */
async function refreshQuietly(
  runtime: Runtime,
  stored: StoredPayment,
  signal: AbortSignal | undefined,
) {
  try {
    return await refreshPayment(runtime, stored, { signal, scheduled: true });
  } catch (error) {
    const facts = { paymentId: stored.record.id, error: describeError(error) };
    runtime.log.warn(facts, 'a payment could not be checked; asked for again later');
    return null;
  }
}

/** Rounds, as each gives out one change per payment: a payment's second follows its first. */
async function deliverAll(
  runtime: Runtime,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let delivered = 0;
  while (delivered < limit && !signal?.aborted) {
    const told = await deliverNext(runtime, { limit: limit - delivered });
    if (told === 0) break;
    delivered += told;
  }
  return delivered;
}

/** The due payments in queues that run beside each other, a few per provider. */
function lanesOf(due: readonly StoredPayment[]): StoredPayment[][] {
  const lanes = new Map<string, StoredPayment[]>();
  const counts = new Map<string, number>();
  for (const stored of due) {
    const { provider } = stored.record;
    const count = counts.get(provider) ?? 0;
    counts.set(provider, count + 1);
    const name = `${provider}/${count % PER_PROVIDER}`;
    lanes.set(name, [...(lanes.get(name) ?? []), stored]);
  }
  return [...lanes.values()];
}
