import { isLive } from '@coinslot/core';
import type { Kysely, Transaction } from 'kysely';
import type { Reservation, ReserveResult } from '../../store.ts';
import { decideReservation } from '../decideReservation.ts';
import { insertChanges, tellAt } from './insertChanges.ts';
import { PAYMENT_COLUMNS, toPayment } from './rows.ts';
import type { Tables } from './tables.ts';
import { updatePayment } from './update.ts';

/** Reads all payments of the order, decides, and writes, in one transaction. */
export function reserve(db: Kysely<Tables>, reservation: Reservation): Promise<ReserveResult> {
  return db.transaction().execute(async (transaction) => {
    const rivals = await rivalsOf(transaction, reservation.record.orderId);
    const decision = decideReservation(rivals, reservation);
    if (decision.outcome === 'existing') {
      return { outcome: 'existing', payment: toPayment(decision.rival.row) };
    }
    if (decision.outcome !== 'reserve') return decision;
    if (reservation.supersedes) {
      const { record, expectedRevision, change } = reservation.supersedes;
      const changes = [change];
      if (!(await updatePayment(transaction, { record, expectedRevision, changes }, {}))) {
        return { outcome: 'stale' };
      }
    }
    await insertPayment(transaction, reservation);
    return { outcome: 'reserved' };
  });
}

async function rivalsOf(transaction: Transaction<Tables>, orderId: string) {
  const rows = await transaction
    .selectFrom('coinslot_payments')
    .select([...PAYMENT_COLUMNS, 'idempotency_key', 'request_hash'])
    .where('order_id', '=', orderId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    row,
    record: toPayment(row).record,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
  }));
}

async function insertPayment(
  transaction: Transaction<Tables>,
  { record, order, change, idempotencyKey, requestHash, checkAt }: Reservation,
): Promise<void> {
  await transaction
    .insertInto('coinslot_payments')
    .values({
      id: record.id,
      order_id: record.orderId,
      provider: record.provider,
      reference: record.reference,
      status: record.status,
      held: Number(record.held),
      live: Number(isLive(record)),
      revision: record.revision,
      idempotency_key: idempotencyKey,
      request_hash: requestHash,
      read_at: null,
      check_at: checkAt,
      checks: 0,
      due_at: checkAt,
      tell_at: tellAt([change]),
      record: JSON.stringify(record),
      order_snapshot: JSON.stringify(order),
    })
    .execute();
  await insertChanges(transaction, [change]);
}
