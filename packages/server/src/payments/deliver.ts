import type { OrderSnapshot } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredChange } from '../store.ts';
import { giveUpHanging, TELLING_LEASE_MS, tell } from '../tell.ts';
import { tellInline } from '../tellInline.ts';

/** More changes of one payment than this are left for the next round. */
const PER_PAYMENT = 20;

/**
 * Tells the merchant of a payment's changes right after they were written. Never fails and never
 * waits long: what could not be told stays in the outbox.
 *
 * @returns how many were told in time.
 */
export async function deliverInline(runtime: Runtime, paymentId: string): Promise<number> {
  return tellInline(runtime, async () => {
    await giveUpHanging(runtime);
    let told = 0;
    for (; told < PER_PAYMENT; told += 1) {
      const [attempt] = await leaseChanges(runtime, { paymentId, limit: 1 });
      if (!(await attempt?.())) break;
    }
    return told;
  });
}

/** What is due in the outbox, at most one change per payment: each held, and told when called. */
export async function leaseChanges(
  runtime: Runtime,
  filter: { limit: number; paymentId?: string | undefined },
): Promise<(() => Promise<boolean>)[]> {
  const lease = { now: runtime.now(), leaseMs: TELLING_LEASE_MS };
  const due = await runtime.store.leaseUndelivered({ ...lease, ...filter });
  return due.map((leased) => () => tellChange(runtime, leased));
}

async function tellChange(
  runtime: Runtime,
  { change, order }: { change: StoredChange; order: OrderSnapshot },
): Promise<boolean> {
  const { id, type, paymentId, attempts, record } = change;
  // Only recorded, not told: a store does not give it out.
  if (type === null) return false;
  const facts = { eventId: id, type, paymentId, orderId: record.orderId };
  return tell(runtime, { id, type, attempts, facts }, () =>
    runtime.onPayment({ id, type, payment: record, order }),
  );
}
