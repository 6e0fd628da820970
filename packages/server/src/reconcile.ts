import { type CheckResult, checkDue } from './checkDue.ts';
import { drainOutbox } from './drainOutbox.ts';
import type { Runtime } from './runtime.ts';
import { withDeadline } from './withDeadline.ts';

export interface ReconcileOptions {
  /** At most so many payments are asked for, and so many changes told. Default 50. */
  limit?: number | undefined;
  /** Begins nothing more once it is aborted; what is under way is waited for. */
  signal?: AbortSignal | undefined;
}

export type ReconcileResult = CheckResult;

export const LIMIT = 50;
/** After it a round begins nothing more. */
const ROUND_MS = 25_000;
/** After it a round is over, whatever still hangs. */
const END_MS = 40_000;

/**
 * One round of what no request brought: asks for the payments that are due, oldest first, and tells
 * what is still in the outbox. Bounded in number and in time. Any number of processes may do it at
 * once.
 */
export async function reconcile(
  runtime: Runtime,
  { limit = LIMIT, signal }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  const result: CheckResult = { checked: 0, changed: 0, delivered: 0 };
  const startedAt = runtime.now();
  const over = () => signal?.aborted === true || runtime.now() - startedAt >= ROUND_MS;
  const telling = async () => {
    result.delivered += await drainOutbox(runtime, { limit, over });
  };
  const round = Promise.all([checkDue(runtime, result, { limit, over }), telling()]);
  await withDeadline(runtime.work.track(round), END_MS);
  // A copy: what ends after the round does not change what it said.
  return { ...result };
}
