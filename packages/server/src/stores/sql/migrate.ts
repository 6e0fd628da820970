import { CheckoutError } from '@coinslot/core';
import type { Kysely } from 'kysely';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';

/**
 * Makes and upgrades the tables, all in one transaction and under a lock: of two processes that
 * start together the second waits and finds the work done. Tables that a newer release has upgraded
 * are left as they are, and used, unless it says that this one can not.
 */
export async function migrate(
  means: SqlMeans,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  // Most starts find nothing to do, and need neither the lock nor the right to make tables.
  const found = await versionOf(means.db).catch((error: unknown) => {
    if (error instanceof CheckoutError) throw error;
    return 0;
  });
  if (found >= migrations.length) return;
  await means.db.transaction().execute(async (transaction) => {
    await means.lockSchema(transaction);
    await transaction.schema
      .createTable('coinslot_schema')
      .ifNotExists()
      .addColumn('version', 'bigint', (column) => column.notNull())
      .execute();
    const version = await versionOf(transaction);
    if (version >= migrations.length) return;
    for (const { up } of migrations.slice(version)) await up(transaction, means);
    const oldest = migrations.findLastIndex(({ breaking }) => breaking) + 1;
    await transaction.deleteFrom('coinslot_schema').execute();
    await transaction
      .insertInto('coinslot_schema')
      .values({ version: migrations.length, oldest })
      .execute();
  });

  /** How many migrations the tables have seen; 0 for none. */
  async function versionOf(db: Kysely<Tables>): Promise<number> {
    const row = await db.selectFrom('coinslot_schema').selectAll().executeTakeFirst();
    if (row && (row.oldest ?? 0) > migrations.length) throw newerSchema(row.version);
    return row?.version ?? 0;
  }

  function newerSchema(version: number): CheckoutError {
    return new CheckoutError(
      'invalid_configuration',
      `The tables of this database have version ${version}, this Coinslot knows up to ${migrations.length}. A newer release has upgraded them so that this one can not use them: run that release, or restore the backup from before.`,
    );
  }
}
