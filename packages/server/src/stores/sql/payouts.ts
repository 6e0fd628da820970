import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Payout, Store, StoredPayout } from '../../store.ts';
import { FAR_AHEAD_MS } from '../farAhead.ts';
import { keepable } from './keepable.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { PayoutsTable, Tables } from './tables.ts';

/** Of two processes with the same notice the second waits at the key for the first, and sees it. */
export function recordPayout(
  db: Kysely<Tables>,
  { id, provider, withdrawalId, status, raw, at }: Payout,
  seenKey: string,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const seen = await transaction
      .insertInto('coinslot_seen')
      .values({ key: seenKey, payment_id: id })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (seen.numInsertedOrUpdatedRows !== 1n) return false;
    const written = await transaction
      .insertInto('coinslot_payouts')
      .values({
        id,
        provider,
        withdrawal_id: withdrawalId,
        status: keepable(status),
        raw: JSON.stringify(raw),
        at,
        tell_at: at,
        delivered_at: null,
        attempts: 0,
        next_attempt_at: null,
        last_error: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return written.numInsertedOrUpdatedRows === 1n;
  });
}

/** In one statement, like the lease on payments. What waits behind an earlier one is passed over. */
export async function leasePayouts(means: SqlMeans, lease: Lease): Promise<StoredPayout[]> {
  const { now, limit } = lease;
  const rows = await take(means, lease, '<=', now);
  const rest = { ...lease, limit: limit - rows.length };
  if (rest.limit > 0) rows.push(...(await take(means, rest, '>', now + FAR_AHEAD_MS)));
  return rows.map(toPayout).sort((a, b) => a.at - b.at);
}

type Lease = Parameters<Store['leasePayouts']>[0];

function take({ db, skipLocked }: SqlMeans, lease: Lease, operator: '<=' | '>', time: number) {
  const { now, limit, leaseMs } = lease;
  const due = db
    .selectFrom('coinslot_payouts')
    .select('coinslot_payouts.seq')
    .where('tell_at', operator, time)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('coinslot_payouts as earlier')
            .select('earlier.seq')
            .whereRef('earlier.provider', '=', 'coinslot_payouts.provider')
            .whereRef('earlier.withdrawal_id', '=', 'coinslot_payouts.withdrawal_id')
            .whereRef('earlier.seq', '<', 'coinslot_payouts.seq')
            .where('earlier.tell_at', 'is not', null),
        ),
      ),
    )
    .orderBy('tell_at')
    .limit(limit);
  return db
    .with('due', () => skipLocked(due))
    .updateTable('coinslot_payouts')
    .set((payout) => ({ tell_at: now + leaseMs, attempts: payout('attempts', '+', 1) }))
    .where('seq', 'in', (query) => query.selectFrom('due').select('seq'))
    .returningAll()
    .execute();
}

export function acknowledgePayout(db: Kysely<Tables>, id: string, at: number): Promise<void> {
  return edit(db, id, { delivered_at: at, next_attempt_at: null, tell_at: null });
}

export function postponePayout(
  db: Kysely<Tables>,
  id: string,
  { nextAttemptAt, error }: Parameters<Store['postpone']>[1],
): Promise<void> {
  const values = {
    next_attempt_at: nextAttemptAt,
    tell_at: nextAttemptAt,
    last_error: keepable(error),
  };
  return edit(db, id, values);
}

async function edit(db: Kysely<Tables>, id: string, values: Updateable<PayoutsTable>) {
  await db
    .updateTable('coinslot_payouts')
    .set(values)
    .where('id', '=', id)
    .where('tell_at', 'is not', null)
    .execute();
}

function toPayout(row: Selectable<PayoutsTable>): StoredPayout {
  return {
    id: row.id,
    provider: row.provider,
    withdrawalId: row.withdrawal_id,
    status: row.status,
    raw: JSON.parse(row.raw),
    at: row.at,
    deliveredAt: row.delivered_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
  };
}
