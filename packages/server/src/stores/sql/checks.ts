import type { Kysely } from 'kysely';
import type { Store, StoredPayment } from '../../store.ts';
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

/** Takes what is due by moving its `due_at` to the end of the lease, in one statement. */
export async function leaseDue(
  { db, skipLocked }: SqlMeans,
  { now, limit, leaseMs }: Parameters<Store['leaseDue']>[0],
): Promise<StoredPayment[]> {
  const due = db
    .selectFrom('coinslot_payments')
    .select('seq')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit);
  const rows = await db
    .with('due', () => skipLocked(due))
    .updateTable('coinslot_payments')
    .set({ due_at: now + leaseMs })
    .where('seq', 'in', (query) => query.selectFrom('due').select('seq'))
    .returning(PAYMENT_COLUMNS)
    .execute();
  return rows.map(toPayment).sort((a, b) => (a.checkAt ?? 0) - (b.checkAt ?? 0));
}
