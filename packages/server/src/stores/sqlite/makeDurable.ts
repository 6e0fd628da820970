import { CheckoutError } from '@coinslot/core';
import { errorCode } from './errorCode.ts';
import { patiently } from './patiently.ts';
import type { SqliteDatabase } from './SqliteDatabase.ts';

/** Readers beside the writer (WAL), a commit on the disk before it is reported (full), room to read. */
export async function makeDurable(
  database: SqliteDatabase,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  try {
    await patiently(sleep, () => pragma(database, 'journal_mode = wal'));
    pragma(database, 'synchronous = full');
    // 16 MiB at most: the payments that are open now, and the indices over all.
    pragma(database, 'cache_size = -16384');
  } catch (cause) {
    throw new CheckoutError(
      'store_unavailable',
      `The database file could not be made ready (${errorCode(cause) ?? 'unknown error'}), so no payment can be kept. Check that it is a SQLite file, that it is whole, and that this process may write to it.`,
      { details: { code: errorCode(cause) }, cause },
    );
  }
}

/** `all` reads every row: a statement left half-read would hold its lock. */
function pragma(database: SqliteDatabase, text: string): void {
  const statement = database.prepare(`pragma ${text}`);
  if (statement.reader) statement.all([]);
  else statement.run([]);
}
