import { CheckoutError } from '@coinslot/core';
import type { SqliteDatabase } from './SqliteDatabase.ts';

type Driver = new (file: string) => SqliteDatabase;

/** Opens the file with libsql, which is loaded only now: no shop without `sqliteStore` needs it. */
export async function openSqlite(
  file: string,
  load: () => Promise<{ default: Driver }> = () => import('libsql'),
): Promise<SqliteDatabase> {
  const { default: Driver } = await load().catch((cause: unknown) => {
    throw new CheckoutError(
      'invalid_configuration',
      'sqliteStore needs the package libsql, which could not be loaded. Install it with `npm install libsql`, or hand in an open database object.',
      { cause },
    );
  });
  try {
    return new Driver(file);
  } catch (cause) {
    throw new CheckoutError(
      'store_unavailable',
      `The database file "${file}" could not be opened, so no payment can be kept. Check that its folder exists and that this process may write there.`,
      { cause },
    );
  }
}
