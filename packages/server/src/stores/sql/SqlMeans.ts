import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A connected database, and where its SQL differs from the others'. */
export interface SqlMeans {
  db: Kysely<Tables>;
  /** Type of a primary key that counts itself up. */
  serial: 'integer' | 'bigserial';
  /**
   * A transaction that a power cut may undo, though no crash of a process: for who tells what, and
   * that it was told. Then it is told again.
   */
  relaxed<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Keeps other processes from changing the tables until the transaction ends. */
  lockSchema(transaction: Transaction<Tables>): Promise<void>;
  /** Holds the rows until the transaction ends, where writers run side by side. */
  lock<T extends keyof Tables, O>(
    query: SelectQueryBuilder<Tables, T, O>,
  ): SelectQueryBuilder<Tables, T, O>;
  /** Leaves out the rows that another transaction is just leasing, where writers run side by side. */
  skipLocked<T extends keyof Tables, O>(
    query: SelectQueryBuilder<Tables, T, O>,
  ): SelectQueryBuilder<Tables, T, O>;
  /** The clock that leases on keys go by, ms since 1970. */
  now: () => number | Promise<number>;
  /** Whether a unique index refused the write. */
  isConflict(error: unknown): boolean;
  /** Whether all was undone for the sake of another transaction: worth another try at once. */
  isTransient(error: unknown): boolean;
  /** The database's own code for an error, `SQLITE_FULL` and the like. */
  errorCode(error: unknown): string | null;
  close(): Promise<void>;
}
