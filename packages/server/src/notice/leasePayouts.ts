import type { Runtime } from '../runtime.ts';
import type { StoredPayout } from '../store.ts';
import { TELLING_LEASE_MS, tell } from '../tell.ts';

/** Payouts still to be told, one of a withdrawal at a time: each held, and told when called. */
export async function leasePayouts(
  runtime: Runtime,
  limit: number,
): Promise<(() => Promise<boolean>)[]> {
  // Left where they are until somebody takes them: told to nobody, they would be lost.
  if (runtime.onPayout === undefined) return [];
  const lease = { now: runtime.now(), leaseMs: TELLING_LEASE_MS };
  const due = await runtime.store.leasePayouts({ ...lease, limit });
  return due.map((payout) => () => tellPayout(runtime, payout));
}

function tellPayout(runtime: Runtime, payout: StoredPayout): Promise<boolean> {
  const { id, provider, withdrawalId, status, raw, attempts } = payout;
  const facts = { eventId: id, type: 'payout', provider, withdrawalId, status };
  return tell(runtime, { id, type: 'payout', attempts, facts }, () =>
    runtime.onPayout?.({ id, provider, withdrawalId, status, raw }),
  );
}
