import { type Kysely, sql } from 'kysely';
import type { ListFilter, StoredPayment } from '../../store.ts';
import { pageSize } from '../pageSize.ts';
import { compileOnce, ONE } from './compileOnce.ts';
import { PAYMENT_COLUMNS, toPayment } from './rows.ts';
import type { Tables } from './tables.ts';

const payments = (db: Kysely<Tables>) => db.selectFrom('coinslot_payments').select(PAYMENT_COLUMNS);

const byId = compileOnce(['id'], (db, id: string) => payments(db).where('id', '=', id).limit(ONE));
const byReference = compileOnce(
  ['provider', 'reference'],
  (db, provider: string, reference: string) =>
    payments(db).where('provider', '=', provider).where('reference', '=', reference).limit(ONE),
);

export async function get(db: Kysely<Tables>, id: string): Promise<StoredPayment | null> {
  const [row] = await byId(db, id);
  return row ? toPayment(row) : null;
}

export async function findByReference(
  db: Kysely<Tables>,
  provider: string,
  reference: string,
): Promise<StoredPayment | null> {
  const [row] = await byReference(db, provider, reference);
  return row ? toPayment(row) : null;
}

export async function findByOrder(db: Kysely<Tables>, orderId: string): Promise<StoredPayment[]> {
  const rows = await payments(db).where('order_id', '=', orderId).orderBy('seq').execute();
  return rows.map(toPayment);
}

export async function list(db: Kysely<Tables>, filter: ListFilter): Promise<StoredPayment[]> {
  const { orderId, status, held, undelivered, after } = filter;
  let query = payments(db).orderBy('seq', 'desc').limit(pageSize(filter.limit));
  if (orderId !== undefined) query = query.where('order_id', '=', orderId);
  if (status !== undefined) query = query.where('status', '=', status);
  // Written out, not bound: a partial index is used only when the condition is in the statement.
  if (held !== undefined) query = query.where('held', '=', sql.lit(Number(held)));
  if (undelivered !== undefined)
    query = query.where('tell_at', undelivered ? 'is not' : 'is', null);
  if (after !== undefined) {
    query = query.where('seq', '<', (before) =>
      before.selectFrom('coinslot_payments').select('seq').where('id', '=', after),
    );
  }
  return (await query.execute()).map(toPayment);
}
