import type { Insertable, Selectable } from 'kysely';
import type { Change, StoredChange, StoredPayment } from '../../store.ts';
import { keepable } from './keepable.ts';
import type { ChangesTable, PaymentsTable } from './tables.ts';

export const PAYMENT_COLUMNS = [
  'record',
  'order_snapshot',
  'read_at',
  'check_at',
  'checks',
] as const satisfies readonly (keyof PaymentsTable)[];

type PaymentRow = Pick<Selectable<PaymentsTable>, (typeof PAYMENT_COLUMNS)[number]>;

export function toPayment(row: PaymentRow): StoredPayment {
  return {
    record: JSON.parse(row.record),
    order: JSON.parse(row.order_snapshot),
    readAt: row.read_at,
    checkAt: row.check_at,
    checks: row.checks,
  };
}

export function toChange(row: Selectable<ChangesTable>): StoredChange {
  return {
    id: row.id,
    paymentId: row.payment_id,
    orderId: row.order_id,
    version: row.version,
    from: row.from_status,
    to: row.to_status,
    type: row.type,
    evidence: row.evidence,
    word: row.word,
    record: JSON.parse(row.record),
    at: row.at,
    deliveredAt: row.delivered_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
  };
}

export function fromChange(change: Change): Insertable<ChangesTable> {
  return {
    id: change.id,
    payment_id: change.paymentId,
    order_id: change.orderId,
    version: change.version,
    from_status: change.from,
    to_status: change.to,
    type: change.type,
    evidence: change.evidence,
    word: keepable(change.word),
    record: JSON.stringify(change.record),
    at: change.at,
    delivered_at: null,
    attempts: 0,
    next_attempt_at: null,
    last_error: null,
  };
}
