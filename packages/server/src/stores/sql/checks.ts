import type { Kysely } from 'kysely';
import type { Store, StoredPayment } from '../../store.ts';
import { FAR_AHEAD_MS } from '../farAhead.ts';
import { PAYMENT_COLUMNS, toPayment } from './rows.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';

/** Times alone: what is undefined is not set. */
export async function schedule(
  db: Kysely<Tables>,
  id: string,
  { readAt, checkAt, checks }: Parameters<Store['schedule']>[1],
): Promise<void> {
  await db
    .updateTable('coinslot_payments')
    .set({ read_at: readAt, check_at: checkAt, due_at: checkAt, checks })
    .where('id', '=', id)
    .execute();
}

type Lease = Parameters<Store['leaseDue']>[0];

export async function leaseDue(means: SqlMeans, lease: Lease): Promise<StoredPayment[]> {
  const { now, limit } = lease;
  const rows = await take(means, lease, '<=', now);
  // A search of its own, so that each is a short way in the index.
  const rest = { ...lease, limit: limit - rows.length };
  if (rest.limit > 0) rows.push(...(await take(means, rest, '>', now + FAR_AHEAD_MS)));
  return rows.map(toPayment).sort((a, b) => (a.checkAt ?? 0) - (b.checkAt ?? 0));
}

/** By moving `due_at` to the end of the lease, in one statement. */
function take({ db, skipLocked }: SqlMeans, lease: Lease, operator: '<=' | '>', time: number) {
  const { now, limit, leaseMs } = lease;
  const due = db
    .selectFrom('coinslot_payments')
    .select('seq')
    .where('due_at', operator, time)
    .orderBy('due_at')
    .limit(limit);
  return db
    .with('due', () => skipLocked(due))
    .updateTable('coinslot_payments')
    .set({ due_at: now + leaseMs })
    .where('seq', 'in', (query) => query.selectFrom('due').select('seq'))
    .returning(PAYMENT_COLUMNS)
    .execute();
}
