import { isLive } from '@coinslot/core';
import { type Kysely, sql, type Transaction, type Updateable } from 'kysely';
import type { Update } from '../../store.ts';
import { insertChanges, tellAt } from './insertChanges.ts';
import type { PaymentsTable, Tables } from './tables.ts';

/** Compare-and-set on the revision; changes and the delivery's identity go with it or not at all. */
export function update(db: Kysely<Tables>, input: Update): Promise<boolean> {
  const { record, seenKey, readAt, checkAt, checks } = input;
  return db.transaction().execute(async (transaction) => {
    const times = {
      ...(readAt === undefined ? {} : { read_at: readAt }),
      check_at: checkAt,
      due_at: checkAt,
      checks,
    };
    if (!(await updatePayment(transaction, input, times))) return false;
    if (seenKey !== undefined) {
      await transaction
        .insertInto('coinslot_seen')
        .values({ key: seenKey, payment_id: record.id })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    }
    return true;
  });
}

export async function updatePayment(
  transaction: Transaction<Tables>,
  { record, expectedRevision, changes }: Pick<Update, 'record' | 'expectedRevision' | 'changes'>,
  times: Updateable<PaymentsTable>,
): Promise<boolean> {
  const tell = tellAt(changes);
  const { numUpdatedRows } = await transaction
    .updateTable('coinslot_payments')
    .set({
      ...times,
      reference: record.reference,
      status: record.status,
      held: Number(record.held),
      live: isLive(record) ? placeOf(record.id, record.orderId) : 0,
      revision: record.revision,
      record: JSON.stringify(record),
      // An older change that waits stays first in line.
      ...(tell === null ? {} : { tell_at: sql<number>`coalesce(tell_at, ${tell})` }),
    })
    .where('id', '=', record.id)
    .where('revision', '=', expectedRevision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await insertChanges(transaction, changes);
  return true;
}

/**
 * Money that arrives late brings a soft end back to life, perhaps beside a newer payment of the
 * order. That news must be written in any case; the place stays with the newer one.
 */
function placeOf(id: string, orderId: string) {
  return sql<number>`case when exists (
    select 1 from coinslot_payments as other
    where other.order_id = ${orderId} and other.live = 1 and other.id <> ${id}
  ) then 0 else 1 end`;
}
