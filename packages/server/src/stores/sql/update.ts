import { isLive, type PaymentRecord } from '@coinslot/core';
import { sql, type Transaction, type Updateable } from 'kysely';
import type { Update } from '../../store.ts';
import { insertChanges, tellAt } from './insertChanges.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { PaymentsTable, Tables } from './tables.ts';

/** Compare-and-set on the revision; changes and the delivery's identity go with it or not at all. */
export function update({ db, lock }: SqlMeans, input: Update): Promise<boolean> {
  const { record, seenKey, onlyPaid, readAt, checkAt, checks } = input;
  return db.transaction().execute(async (transaction) => {
    if (onlyPaid && (await isOtherPaid(transaction, lock, record))) return false;
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

/** Whoever wants to make another payment of the order the paid one waits at the rows until we are through. */
async function isOtherPaid(
  transaction: Transaction<Tables>,
  lock: SqlMeans['lock'],
  { id, orderId }: PaymentRecord,
): Promise<boolean> {
  const payments = transaction.selectFrom('coinslot_payments').where('order_id', '=', orderId);
  await lock(payments.select('seq').orderBy('seq')).execute();
  // A statement of its own: it sees what was written while the first one waited.
  const others = payments.select('seq').where('status', '=', 'paid').where('id', '<>', id);
  return (await others.limit(1).executeTakeFirst()) !== undefined;
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
