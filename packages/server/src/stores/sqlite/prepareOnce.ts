import { CheckoutError } from '@coinslot/core';
import type { SqliteDatabase as KyselyDatabase, SqliteStatement as KyselyStatement } from 'kysely';
import { refuseText } from '../sql/refuseText.ts';
import type { SqliteDatabase, SqliteStatement } from './SqliteDatabase.ts';

/** The store sends a few dozen different statements; only the lists of ids vary without end. */
const KEPT_STATEMENTS = 200;

/** Keeps prepared statements, and lets nothing be bound that SQLite would not keep as it is. */
export function prepareOnce(database: SqliteDatabase): KyselyDatabase {
  const statements = new Map<string, KyselyStatement>();

  const prepare = (sql: string): KyselyStatement => {
    // A kept statement would go on working, on a file that its owner believes to be closed.
    if (!database.open) throw databaseClosed();
    const known = statements.get(sql);
    if (known) return known;
    const statement = checked(database.prepare(sql), sql, () => statements.delete(sql));
    const [oldest] = statements.keys();
    if (statements.size >= KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  };

  return {
    prepare,
    close() {
      statements.clear();
    },
  };
}

function checked(statement: SqliteStatement, sql: string, forget: () => void): KyselyStatement {
  const { reader } = statement;
  // Of libsql, `all` makes room for a hundred rows and costs a third more.
  const single = sql.endsWith(' limit 1');
  return {
    reader,
    all(parameters: unknown[]) {
      if (!single) return statement.all(parameters.map(bindable));
      try {
        const row = statement.get(parameters.map(bindable));
        return row === undefined || row === null ? [] : [row];
      } catch (error) {
        // After a `get` that failed libsql's next one answers for what was bound before: another
        // payment's row.
        forget();
        throw error;
      }
    },
    run: (parameters: unknown[]) => statement.run(parameters.map(bindable)),
    iterate: (parameters: unknown[]) => statement.iterate(parameters.map(bindable)),
  };
}

function databaseClosed(): CheckoutError {
  return new CheckoutError(
    'store_unavailable',
    'The database that was given to sqliteStore is closed, so nothing was read or written. Close it only after the checkout.',
    { retryable: false },
  );
}

/** libsql ends the whole process when it is given a boolean. */
function bindable(value: unknown): unknown {
  refuseText(value);
  if (value === undefined || typeof value === 'boolean') {
    throw new TypeError(`SQLite keeps no ${typeof value}: a number or null is needed.`);
  }
  return value;
}
