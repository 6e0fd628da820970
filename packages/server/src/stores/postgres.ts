import { Kysely, sql } from 'kysely';
import type { Store } from '../store.ts';
import { errorCode } from './postgres/errorCode.ts';
import type { PgPool } from './postgres/PgPool.ts';
import { postgresDialect } from './postgres/postgresDialect.ts';
import type { StoreOptions } from './StoreOptions.ts';
import { createSqlStore } from './sql/createSqlStore.ts';
import type { SqlMeans } from './sql/SqlMeans.ts';
import type { Tables } from './sql/tables.ts';

export type { PgClient, PgPool, PgQuery } from './postgres/PgPool.ts';

export interface PostgresStoreOptions extends StoreOptions {
  /**
   * How long to wait for a free connection, and then for each statement, in milliseconds. Default
   * 5000: a provider's notice has to be answered before the provider gives up.
   */
  timeoutMs?: number | undefined;
}

const UNIQUE_VIOLATION = '23505';
/** Serialization failure and deadlock: all is undone, and the next try meets no rival. */
const TRANSIENT = new Set(['40001', '40P01']);
/** "coinslot" as a number: names our lock on the tables among the locks of this database. */
const SCHEMA_LOCK = '7164779138527391604';

/**
 * The store for several instances: PostgreSQL 13 or newer, through a pool of the package `pg` or one
 * that is like it. Nothing is asked before the first use; then the tables, all named `coinslot_…`,
 * are made or upgraded in the first schema of the search path. A role without the right to make
 * tables will do once they are there. PgBouncer may stand between, in session or transaction mode.
 *
 * The pool stays yours: `close()` finishes what has begun and hands back every connection, and does
 * not end it. One connection is enough (`max: 1`). From the first use on somebody listens to the
 * pool's `error` event, so that a restart of the database does not end the process.
 *
 * Leases on keys go by the database's clock. Every other time is the caller's `now`: machines whose
 * clocks differ by more than a lease may tell or check something twice, and never lose anything.
 *
 * Rejects with `store_unavailable` when the database does not answer in time.
 *
 * @example
 * import { Pool } from 'pg';
 *
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * const checkout = createCheckout({ store: postgresStore(pool), … });
 */
export function postgresStore(pool: PgPool, options: PostgresStoreOptions = {}): Store {
  return createSqlStore({
    ...options,
    name: 'postgres',
    durable: true,
    connect: async () => postgresMeans(pool, options),
  });
}

function postgresMeans(pool: PgPool, { now, timeoutMs = 5000 }: PostgresStoreOptions): SqlMeans {
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool, timeoutMs) });
  listen(pool);
  return {
    db,
    serial: 'bigserial',
    relaxed: (work) => db.transaction().execute(work),
    async lockSchema(transaction) {
      await sql`select pg_advisory_xact_lock(${sql.lit(SCHEMA_LOCK)})`.execute(transaction);
    },
    lock: (query) => query.forUpdate(),
    skipLocked: (query) => query.forUpdate().skipLocked(),
    now: now ?? (() => databaseTime(db)),
    isConflict: (error) => errorCode(error) === UNIQUE_VIOLATION,
    isTransient: (error) => TRANSIENT.has(errorCode(error) ?? ''),
    errorCode,
    close: () => db.destroy(),
  };
}

const listenedTo = new WeakSet<PgPool>();

/**
 * The pool drops a connection that fails while it is idle, and tells of it. Unheard, this would end
 * the process: while the database restarts, and even at a shutdown, after the store has closed.
 */
function listen(pool: PgPool): void {
  if (listenedTo.has(pool)) return;
  listenedTo.add(pool);
  pool.on('error', () => {});
}

async function databaseTime(db: Kysely<Tables>): Promise<number> {
  const time = sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms
  `;
  const { rows } = await time.execute(db);
  return rows[0]?.ms ?? Number.NaN;
}
