import { CheckoutError, type Environment } from '@coinslot/core';
import type { ReserveResult, Store, StoredPayment } from './store.ts';
import { withDeadline } from './withDeadline.ts';

/** Longer than a healthy store takes, shorter than providers wait for the answer to a notice. */
const DEADLINE_MS = 8000;

/** Takes as long as the work under the lease, and as the last connection. */
const UNTIMED = new Set<string | symbol>(['withLease', 'close']);

/**
 * The merchant's store, which neither hangs nor mixes test and live: a call that takes too long is
 * an error (what it wrote all the same is found by whoever comes next), and a payment of the other
 * environment is as unknown as one that never was.
 */
export function guardStore(
  store: Store,
  { environment, deadlineMs = DEADLINE_MS }: { environment: Environment; deadlineMs?: number },
): Store {
  const ours = ({ record }: Pick<StoredPayment, 'record'>) => record.environment === environment;
  const guarded: Partial<Store> = {
    reserve: async (reservation) => refuseOthers(await timed.reserve(reservation), ours),
    get: async (id) => only(await timed.get(id), ours),
    findByReference: async (...of) => only(await timed.findByReference(...of), ours),
    findByOrder: async (orderId) => (await timed.findByOrder(orderId)).filter(ours),
    leaseDue: async (input) => (await timed.leaseDue(input)).filter(ours),
    leaseUndelivered: async (input) =>
      (await timed.leaseUndelivered(input)).filter(({ change }) => ours(change)),
  };
  const timed = new Proxy(store, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      if (UNTIMED.has(name)) return member.bind(target);
      return (...args: unknown[]) =>
        inTime(async () => Reflect.apply(member, target, args), String(name), deadlineMs);
    },
  });
  return new Proxy(timed, {
    get: (target, name) => Reflect.get(Object.hasOwn(guarded, name) ? guarded : target, name),
  });
}

async function inTime<T>(work: () => Promise<T>, name: string, deadlineMs: number): Promise<T> {
  const timed = await withDeadline(work(), deadlineMs);
  if (timed.done) return timed.value;
  throw new CheckoutError(
    'store_unavailable',
    `The store did not answer ${name} within ${deadlineMs} ms.`,
  );
}

function only<T>(found: T | null, ours: (found: T) => boolean): T | null {
  return found !== null && ours(found) ? found : null;
}

function refuseOthers(
  result: ReserveResult,
  ours: (payment: StoredPayment) => boolean,
): ReserveResult {
  if (result.outcome !== 'existing' || ours(result.payment)) return result;
  const { orderId, environment } = result.payment.record;
  throw new CheckoutError(
    'invalid_configuration',
    `The store has a payment of the order ${orderId} that was made with environment "${environment}", so test and live money would mix. Give each environment a database of its own.`,
  );
}
