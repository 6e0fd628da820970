import type { Kysely, Transaction } from 'kysely';
import type { Store, StoredChange } from '../../store.ts';
import { FAR_AHEAD_MS, isDue } from '../farAhead.ts';
import { compileOnce, ONE } from './compileOnce.ts';
import { keepable } from './keepable.ts';
import { toChange } from './rows.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';

/*
 * The queue stands on the payment: `tell_at` says when its oldest untold change is due. So the order
 * per payment holds whoever delivers, and a long backlog costs no more than its first rows.
 */

const tellAtOf = compileOnce(['id'], (db, id: string) =>
  db.selectFrom('coinslot_payments').select('tell_at').where('id', '=', id).limit(ONE),
);

export async function leaseUndelivered(
  means: SqlMeans,
  lease: Parameters<Store['leaseUndelivered']>[0],
): ReturnType<Store['leaseUndelivered']> {
  const { now, limit, paymentId } = lease;
  if (paymentId === undefined) {
    const leased = await take(means, lease, '<=', now);
    // A search of its own, so that each is a short way in the index.
    const rest = { ...lease, limit: limit - leased.length };
    if (rest.limit === 0) return leased;
    return [...leased, ...(await take(means, rest, '>', now + FAR_AHEAD_MS))];
  }
  // Nearly always there is nothing to tell, and no write lock needed to see it.
  const [row] = await tellAtOf(means.db, paymentId);
  const tellAt = row?.tell_at ?? null;
  if (tellAt === null || !isDue(tellAt, now)) return [];
  return take(means, lease, '<=', Math.max(now, tellAt));
}

function take(
  { relaxed, skipLocked }: SqlMeans,
  { now, limit, leaseMs, paymentId }: Parameters<Store['leaseUndelivered']>[0],
  operator: '<=' | '>',
  time: number,
): ReturnType<Store['leaseUndelivered']> {
  return relaxed(async (transaction) => {
    const due = transaction
      .selectFrom('coinslot_payments')
      .select('seq')
      .where('tell_at', operator, time)
      .$if(paymentId !== undefined, (query) => query.where('id', '=', paymentId ?? ''))
      .orderBy('tell_at')
      .limit(limit);
    const payments = await transaction
      .with('due', () => skipLocked(due))
      .updateTable('coinslot_payments')
      .set({ tell_at: now + leaseMs })
      .where('seq', 'in', (query) => query.selectFrom('due').select('seq'))
      .returning(['id', 'order_snapshot'])
      .execute();
    const orders = new Map(payments.map((row) => [row.id, row.order_snapshot]));
    const changes = await takeOldest(transaction, [...orders.keys()]);
    return changes.map((change) => ({
      change,
      order: JSON.parse(orders.get(change.paymentId) ?? 'null'),
    }));
  });
}

async function takeOldest(
  transaction: Transaction<Tables>,
  paymentIds: readonly string[],
): Promise<StoredChange[]> {
  if (paymentIds.length === 0) return [];
  const rows = await transaction
    .updateTable('coinslot_changes')
    .set((change) => ({ attempts: change('attempts', '+', 1) }))
    .where('seq', 'in', (query) =>
      query
        .selectFrom('coinslot_changes')
        .select(({ fn }) => fn.min('seq').as('seq'))
        .where('payment_id', 'in', paymentIds)
        .where('delivered_at', 'is', null)
        .where('type', 'is not', null)
        .groupBy('payment_id'),
    )
    .returningAll()
    .execute();
  return rows.map(toChange).sort((a, b) => a.at - b.at);
}

/**
 * Done with this change: the payment's next one, if there is one, is due now. False: no such change
 * that is still to be told.
 */
export function acknowledge(
  { relaxed, lock }: SqlMeans,
  changeId: string,
  at: number,
): Promise<boolean> {
  return relaxed(async (transaction) => {
    const values = { delivered_at: at, next_attempt_at: null };
    const paymentId = await edit(transaction, lock, changeId, values);
    if (paymentId === null) return false;
    const next = await transaction
      .selectFrom('coinslot_changes')
      .select('at')
      .where('payment_id', '=', paymentId)
      .where('delivered_at', 'is', null)
      .where('type', 'is not', null)
      .orderBy('seq')
      .executeTakeFirst();
    await setTellAt(transaction, paymentId, next?.at ?? null);
    return true;
  });
}

export function postpone(
  { relaxed, lock }: SqlMeans,
  changeId: string,
  { nextAttemptAt, error }: Parameters<Store['postpone']>[1],
): Promise<boolean> {
  return relaxed(async (transaction) => {
    const times = { next_attempt_at: nextAttemptAt, last_error: keepable(error) };
    const paymentId = await edit(transaction, lock, changeId, times);
    if (paymentId !== null) await setTellAt(transaction, paymentId, nextAttemptAt);
    return paymentId !== null;
  });
}

/**
 * The payment of the change; null when it is told already. The payment's row is locked first, here
 * as everywhere: so nobody waits in a circle, and what is just being added to it is seen after that.
 */
async function edit(
  transaction: Transaction<Tables>,
  lock: SqlMeans['lock'],
  changeId: string,
  values: { delivered_at?: number; next_attempt_at: number | null; last_error?: string },
): Promise<string | null> {
  const payment = transaction
    .selectFrom('coinslot_payments')
    .select('id')
    .where('id', '=', (query) =>
      query
        .selectFrom('coinslot_changes')
        .select('payment_id')
        .where('id', '=', changeId)
        .where('delivered_at', 'is', null),
    );
  if (!(await lock(payment).executeTakeFirst())) return null;
  const row = await transaction
    .updateTable('coinslot_changes')
    .set(values)
    .where('id', '=', changeId)
    .where('delivered_at', 'is', null)
    .returning('payment_id')
    .executeTakeFirst();
  return row?.payment_id ?? null;
}

async function setTellAt(transaction: Transaction<Tables>, id: string, at: number | null) {
  await transaction
    .updateTable('coinslot_payments')
    .set({ tell_at: at })
    .where('id', '=', id)
    .execute();
}

export async function history(db: Kysely<Tables>, paymentId: string): Promise<StoredChange[]> {
  const rows = await db
    .selectFrom('coinslot_changes')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('seq')
    .execute();
  return rows.map(toChange);
}
