import { Kysely } from 'kysely';
import type { Store } from '../store.ts';
import { type StoreOptions, storeDefaults } from './StoreOptions.ts';
import { createSqlStore } from './sql/createSqlStore.ts';
import type { SqlMeans } from './sql/SqlMeans.ts';
import type { Tables } from './sql/tables.ts';
import { commitSoon } from './sqlite/commitSoon.ts';
import { errorCode } from './sqlite/errorCode.ts';
import { makeDurable } from './sqlite/makeDurable.ts';
import { openSqlite } from './sqlite/openSqlite.ts';
import type { SqliteDatabase } from './sqlite/SqliteDatabase.ts';
import { sqliteDialect } from './sqlite/sqliteDialect.ts';

export type { SqliteDatabase } from './sqlite/SqliteDatabase.ts';

const UNIQUE_CODES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/**
 * The embedded store: one file, no service, durable: a commit is on the disk before it is reported.
 * Only that an event was told may be lost with the power, never with the process: it is told again.
 * Several processes of one machine may use the file at once; a network drive is no place for it.
 *
 * Nothing is opened before the first use. Give a file name, for which the optional package `libsql`
 * is loaded, or an open database object of libsql or better-sqlite3, which stays yours to close.
 * Rejects with `invalid_configuration` when libsql is missing and with `store_unavailable` when the
 * file cannot be read or written.
 *
 * @example
 * const checkout = createCheckout({ store: sqliteStore('./checkout.db'), … });
 */
export function sqliteStore(source: string | SqliteDatabase, options: StoreOptions = {}): Store {
  const ours = typeof source === 'string';
  const { now, sleep } = storeDefaults(options);
  return createSqlStore({
    ...options,
    name: 'sqlite',
    durable: ours ? source !== '' && source !== ':memory:' : !source.memory,
    async connect() {
      const database = ours ? await openSqlite(source) : source;
      try {
        await makeDurable(database, sleep);
      } catch (error) {
        if (ours) database.close();
        throw error;
      }
      return sqliteMeans(database, ours, { now, sleep });
    },
  });
}

function sqliteMeans(
  database: SqliteDatabase,
  ours: boolean,
  { now, sleep }: Pick<ReturnType<typeof storeDefaults>, 'now' | 'sleep'>,
): SqlMeans {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, sleep) });
  return {
    db,
    serial: 'integer',
    // On a connection that the merchant uses too, he decides how long his own commits wait.
    relaxed: (work) => (ours ? commitSoon(db, database, work) : db.transaction().execute(work)),
    // A transaction holds the write lock of the whole file from its first statement.
    lockSchema: async () => {},
    lock: (query) => query,
    skipLocked: (query) => query,
    now,
    isConflict: (error) => UNIQUE_CODES.has(errorCode(error) ?? ''),
    // What waits for the file waits in `patiently`.
    isTransient: () => false,
    errorCode,
    async close() {
      await db.destroy();
      if (ours) closeFile(database);
    },
  };
}

/** libsql lets go of the file only when its statements are collected: until then the log stays. */
function closeFile(database: SqliteDatabase): void {
  try {
    // Whoever copies the file of a stopped shop shall have everything in it.
    database.prepare('pragma wal_checkpoint(truncate)').all([]);
  } catch {
    // Another process is using the log, or the disk is full. Nothing is lost: the next one reads it.
  }
  database.close();
}
