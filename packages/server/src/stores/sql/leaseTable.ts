import type { Kysely } from 'kysely';
import type { LeaseTable } from '../createLeases.ts';
import type { Tables } from './tables.ts';

/** Leases as rows that are written only if they are still as they were read. */
export function leaseTable(connect: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>) {
  return {
    read: (key) =>
      connect(async (db) => {
        const row = await db
          .selectFrom('coinslot_leases')
          .selectAll()
          .where('key', '=', key)
          .executeTakeFirst();
        return row
          ? {
              owner: row.owner,
              expiresAt: row.expires_at,
              wantedBy: row.wanted_by,
              wantedUntil: row.wanted_until,
              revision: row.revision,
            }
          : null;
      }),

    replace: (key, previous, { owner, expiresAt, wantedBy, wantedUntil, revision }) =>
      connect(async (db) => {
        const values = {
          owner,
          expires_at: expiresAt,
          wanted_by: wantedBy,
          wanted_until: wantedUntil,
          revision,
        };
        if (!previous) {
          const { numInsertedOrUpdatedRows } = await db
            .insertInto('coinslot_leases')
            .values({ key, ...values })
            .onConflict((conflict) => conflict.column('key').doNothing())
            .executeTakeFirst();
          return numInsertedOrUpdatedRows === 1n;
        }
        const { numUpdatedRows } = await db
          .updateTable('coinslot_leases')
          .set(values)
          .where('key', '=', key)
          .where('owner', '=', previous.owner)
          .where('revision', '=', previous.revision)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),

    release: (key, owner) =>
      connect(async (db) => {
        const held = { key, owner };
        const { numDeletedRows } = await db
          .deleteFrom('coinslot_leases')
          .where((row) => row.and(held))
          .where('wanted_by', 'is', null)
          .executeTakeFirst();
        if (numDeletedRows > 0n) return;
        await db
          .updateTable('coinslot_leases')
          .set((row) => ({ expires_at: 0, revision: row('revision', '+', 1) }))
          .where((row) => row.and(held))
          .execute();
      }),
  } satisfies LeaseTable;
}
