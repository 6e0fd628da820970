import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import type { SqliteDatabase } from './SqliteDatabase.ts';

/**
 * A transaction that does not wait for the disk, which takes most of the time of one that does. It
 * is there for every process at once, and on the disk with the next one that waits.
 */
export function commitSoon<T>(
  db: Kysely<Tables>,
  database: Pick<SqliteDatabase, 'exec'>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  // Nobody else is on the connection meanwhile.
  return db.connection().execute(async (connection) => {
    // Not by a kept statement: SQLite follows this one only when it is prepared.
    database.exec('pragma synchronous = normal');
    try {
      return await connection.transaction().execute(work);
    } finally {
      database.exec('pragma synchronous = full');
    }
  });
}
