import { CheckoutError, type PaymentRecord } from '@coinslot/core';
import type { Kysely } from 'kysely';
import type { Store } from '../../store.ts';
import { createLeases } from '../createLeases.ts';
import { type StoreOptions, storeDefaults } from '../StoreOptions.ts';
import { paymentExists, referenceTaken } from '../storeErrors.ts';
import { leaseDue, schedule } from './checks.ts';
import { compileOnce, ONE } from './compileOnce.ts';
import { acknowledge, history, leaseUndelivered, postpone } from './deliveries.ts';
import { leaseTable } from './leaseTable.ts';
import { migrate } from './migrate.ts';
import { nextSequence } from './nextSequence.ts';
import { acknowledgePayout, leasePayouts, postponePayout, recordPayout } from './payouts.ts';
import { findByOrder, findByReference, get, list } from './readPayments.ts';
import { reserve } from './reserve.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';
import { update } from './update.ts';

export interface SqlStoreOptions extends StoreOptions {
  name: string;
  durable: boolean;
  /** Called at the first use, and again when it failed. */
  connect: () => Promise<SqlMeans>;
}

/** Against rivals for the same unique index: the second try sees who was faster. */
const ATTEMPTS = 4;
/** Against rivals for the same rows, of whom the database lets one through at a time. */
const TRANSIENT_ATTEMPTS = 10;

/** The store on a SQL database; what differs between databases comes as {@link SqlMeans}. */
export function createSqlStore({ name, durable, connect, ...options }: SqlStoreOptions): Store {
  const defaults = storeDefaults(options);
  let connected: Promise<SqlMeans> | null = null;
  let closed = false;
  /** Under way: what has begun is finished before the database is closed. */
  const calls = new Set<Promise<unknown>>();

  const connection = (): Promise<SqlMeans> => {
    connected ??= open(name, connect).catch((error: unknown) => {
      connected = null;
      throw error;
    });
    return connected;
  };

  const perform = async <T>(work: (means: SqlMeans) => Promise<T>): Promise<T> => {
    const means = await connection();
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(means);
      } catch (error) {
        if (!means.isTransient(error) || attempt === TRANSIENT_ATTEMPTS) {
          throw asStoreError(error, name, means);
        }
        await defaults.sleep(attempt * 5);
      }
    }
  };
  const withMeans = <T>(work: (means: SqlMeans) => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(storeClosed(name));
    const call = perform(work).finally(() => calls.delete(call));
    calls.add(call);
    return call;
  };
  const withDb = <T>(work: (db: Kysely<Tables>) => Promise<T>) => withMeans(({ db }) => work(db));

  /** A unique index refused: either for good, or somebody was faster and the next try sees it. */
  const despiteConflicts = <T>(
    record: PaymentRecord,
    isNew: boolean,
    work: (means: SqlMeans) => Promise<T>,
  ) =>
    withMeans(async (means) => {
      const { db } = means;
      for (let attempt = 1; ; attempt++) {
        try {
          return await work(means);
        } catch (error) {
          if (!means.isConflict(error)) throw error;
          const final = await finalConflict(db, record, isNew);
          if (final || attempt === ATTEMPTS) throw final ?? error;
        }
      }
    });

  return {
    name,
    durable,
    reserve: (reservation) =>
      despiteConflicts(reservation.record, true, ({ db }) => reserve(db, reservation)),
    update: (input) => despiteConflicts(input.record, false, (means) => update(means, input)),
    get: (id) => withDb((db) => get(db, id)),
    findByReference: (provider, reference) =>
      withDb((db) => findByReference(db, provider, reference)),
    findByOrder: (orderId) => withDb((db) => findByOrder(db, orderId)),
    list: (filter) => withDb((db) => list(db, filter)),
    schedule: (id, times) => withDb((db) => schedule(db, id, times)),
    leaseDue: (input) => withMeans((means) => leaseDue(means, input)),
    leaseUndelivered: (input) => withMeans((means) => leaseUndelivered(means, input)),
    recordPayout: (payout, seenKey) => withDb((db) => recordPayout(db, payout, seenKey)),
    leasePayouts: (input) => withMeans((means) => leasePayouts(means, input)),
    acknowledge: (id, at) =>
      withMeans(async (means) => {
        if (!(await acknowledge(means, id, at))) await acknowledgePayout(means.db, id, at);
      }),
    postpone: (id, input) =>
      withMeans(async (means) => {
        if (!(await postpone(means, id, input))) await postponePayout(means.db, id, input);
      }),
    history: (id) => withDb((db) => history(db, id)),
    seen: (key) => withDb(async (db) => (await seenKey(db, key)).length > 0),
    withLease: createLeases(leaseTable(withDb), {
      ...defaults,
      now: () => withMeans(async ({ now }) => now()),
    }),
    nextSequence: (key, atLeast) => withDb((db) => nextSequence(db, key, atLeast)),
    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(calls);
      const means = await connected?.catch(() => null);
      await means?.close();
    },
  };
}

async function open(name: string, connect: () => Promise<SqlMeans>): Promise<SqlMeans> {
  const means = await connect();
  try {
    await migrate(means);
    return means;
  } catch (error) {
    await means.close();
    throw asStoreError(error, name, means);
  }
}

const seenKey = compileOnce(['key'], (db, key: string) =>
  db.selectFrom('coinslot_seen').select('key').where('key', '=', key).limit(ONE),
);

async function finalConflict(
  db: Kysely<Tables>,
  record: PaymentRecord,
  isNew: boolean,
): Promise<CheckoutError | null> {
  if (isNew && (await get(db, record.id))) return paymentExists(record);
  if (record.reference === null) return null;
  const owner = await findByReference(db, record.provider, record.reference);
  return owner && owner.record.id !== record.id ? referenceTaken(record) : null;
}

function storeClosed(name: string): CheckoutError {
  return new CheckoutError(
    'store_unavailable',
    `The ${name} store is closed, so nothing was read or written. Something still uses it after close(): stop the checkout first.`,
    { retryable: false },
  );
}

function asStoreError(error: unknown, name: string, { errorCode }: SqlMeans): unknown {
  if (error instanceof CheckoutError) return error;
  const code = errorCode(error);
  // A mistake in code stays what it is: trying again would not help, and hiding it neither.
  if (code === null) return error;
  return new CheckoutError(
    'store_unavailable',
    `The ${name} store failed with ${code}, so nothing was written and nothing may be acknowledged. The cause tells more; try again once the database answers.`,
    { details: { code }, cause: error },
  );
}
