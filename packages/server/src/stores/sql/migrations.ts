import { sql, type Transaction } from 'kysely';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';

export interface Migration {
  up: (transaction: Transaction<Tables>, means: SqlMeans) => Promise<void>;
  /**
   * True when the release before can not work on the tables any more. Avoid it: two releases are
   * live at once while a shop is updated. A new column has a default or may be null.
   */
  breaking?: boolean;
}

/** In order; the version of a database is how many of them it has seen. Never edit one, add one. */
export const MIGRATIONS: readonly Migration[] = [{ up: createTables }, { up: addPayouts }];

async function createTables({ schema }: Transaction<Tables>, { serial }: SqlMeans): Promise<void> {
  await schema
    .createTable('coinslot_payments')
    .addColumn('seq', serial, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('held', 'bigint', (column) => column.notNull())
    .addColumn('live', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('idempotency_key', 'text')
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('read_at', 'bigint')
    .addColumn('check_at', 'bigint')
    .addColumn('checks', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('tell_at', 'bigint')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('order_snapshot', 'text', (column) => column.notNull())
    .execute();

  const onPayments = (name: string) =>
    schema.createIndex(`coinslot_payments_${name}`).on('coinslot_payments');
  await onPayments('order').columns(['order_id', 'seq']).execute();
  await onPayments('live').unique().column('order_id').where(sql.ref('live'), '=', 1).execute();
  await onPayments('key')
    .unique()
    .columns(['order_id', 'idempotency_key'])
    .where('idempotency_key', 'is not', null)
    .execute();
  await onPayments('reference')
    .unique()
    .columns(['provider', 'reference'])
    .where('reference', 'is not', null)
    .execute();
  await onPayments('due').column('due_at').where('due_at', 'is not', null).execute();
  await onPayments('tell').column('tell_at').where(sql.ref('tell_at'), 'is not', null).execute();
  await onPayments('status').columns(['status', 'seq']).execute();
  await onPayments('held').column('seq').where(sql.ref('held'), '=', 1).execute();
  await onPayments('undelivered').column('seq').where(sql.ref('tell_at'), 'is not', null).execute();

  await schema
    .createTable('coinslot_changes')
    .addColumn('seq', serial, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('from_status', 'text')
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('word', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('delivered_at', 'bigint')
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('last_error', 'text')
    .execute();
  await schema
    .createIndex('coinslot_changes_payment')
    .on('coinslot_changes')
    .columns(['payment_id', 'seq'])
    .execute();

  await schema
    .createTable('coinslot_seen')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('coinslot_leases')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('wanted_by', 'text')
    .addColumn('wanted_until', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('coinslot_sequences')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
}

/** The outbox of withdrawals; and from here on a database says which releases may work on it. */
async function addPayouts({ schema }: Transaction<Tables>, { serial }: SqlMeans): Promise<void> {
  await schema.alterTable('coinslot_schema').addColumn('oldest', 'bigint').execute();
  await schema
    .createTable('coinslot_payouts')
    .addColumn('seq', serial, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('withdrawal_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('raw', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('tell_at', 'bigint')
    .addColumn('delivered_at', 'bigint')
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('last_error', 'text')
    .execute();
  const onUntold = (name: string) =>
    schema
      .createIndex(`coinslot_payouts_${name}`)
      .on('coinslot_payouts')
      .where(sql.ref('tell_at'), 'is not', null);
  await onUntold('tell').column('tell_at').execute();
  await onUntold('withdrawal').columns(['provider', 'withdrawal_id', 'seq']).execute();
}
