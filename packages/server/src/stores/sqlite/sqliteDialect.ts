import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { patiently } from './patiently.ts';
import { prepareOnce } from './prepareOnce.ts';
import type { SqliteDatabase } from './SqliteDatabase.ts';

/** Kysely's own dialect, with transactions that hold the write lock from their first statement. */
export function sqliteDialect(
  database: SqliteDatabase,
  sleep: (ms: number) => Promise<void>,
): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver(database, sleep),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: SqliteDatabase;
  readonly #sleep: (ms: number) => Promise<void>;

  constructor(database: SqliteDatabase, sleep: (ms: number) => Promise<void>) {
    super({ database: prepareOnce(database) });
    this.#database = database;
    this.#sleep = sleep;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      // A refused `begin` or single statement has done nothing. Within a transaction nothing is
      // repeated: the lock is held, and what fails there has to undo all of it.
      executeQuery: async <R>(query: CompiledQuery) =>
        this.#inTransaction()
          ? connection.executeQuery<R>(query)
          : patiently(this.#sleep, () => connection.executeQuery<R>(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /**
   * A plain `begin` takes the write lock only when the transaction first writes. Two processes that
   * both read before they write would then fail with "database is locked", whatever the timeout.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** After an error such as a full disk SQLite has rolled back already. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }

  /** libsql ends the whole process when a closed database is asked for `inTransaction`. */
  #inTransaction(): boolean {
    return this.#database.open && this.#database.inTransaction;
  }
}
