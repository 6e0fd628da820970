import {
  EMPTY_LEDGER,
  type OrderSnapshot,
  type PaymentEventType,
  type PaymentRecord,
} from '@coinslot/core';
import type { Change, Reservation, Store, Update } from '../../store.ts';

/** The hour in which all cases play, ms. */
export const START = 1_760_000_000_000;

const CREATED: PaymentRecord = {
  id: 'pay_1',
  orderId: 'order_1',
  provider: 'testpay',
  providerName: 'Testpay',
  underpayment: 'top_up',
  environment: 'sandbox',
  description: null,
  status: 'created',
  amountStatus: 'none',
  late: false,
  held: false,
  price: { amount: '10.00', currency: 'EUR' },
  due: null,
  received: null,
  remaining: null,
  excess: null,
  action: { type: 'wait' },
  confirmations: null,
  transactions: [],
  refund: null,
  expiresAt: null,
  createdAt: new Date(START).toISOString(),
  updatedAt: new Date(START).toISOString(),
  supersededBy: null,
  version: 1,
  expected: { amount: '10.00', currency: 'EUR', assetCode: null },
  policy: { tolerance: '0', requirePull: true, latePayment: 'accept' },
  review: [],
  providerStatus: null,
  reference: null,
  private: {},
  marks: [],
  ledger: EMPTY_LEDGER,
  revision: 1,
};

export function sampleRecord(part: Partial<PaymentRecord> = {}): PaymentRecord {
  return { ...CREATED, ...part };
}

export function sampleOrder(id: string): OrderSnapshot {
  return { id, prices: [{ amount: '10.00', currency: 'EUR' }], email: 'shopper@example.com' };
}

/** The change that led to this record. Its id is made from the record's, so that no two are alike. */
export function sampleChange(record: PaymentRecord, part: Partial<Change> = {}): Change {
  return {
    id: `evt_${record.id}_${record.revision}_${part.type ?? ''}`,
    paymentId: record.id,
    orderId: record.orderId,
    version: record.version,
    from: null,
    to: record.status,
    type: 'payment.created',
    evidence: 'created',
    word: null,
    record,
    at: START,
    ...part,
  };
}

export function sampleReservation(
  record: PaymentRecord,
  part: Partial<Reservation> = {},
): Reservation {
  return {
    record,
    order: sampleOrder(record.orderId),
    change: sampleChange(record),
    idempotencyKey: null,
    requestHash: 'hash',
    checkAt: null,
    ...part,
  };
}

/** Reserves a payment and gives back its record. */
export async function reserved(
  store: Store,
  part: Partial<PaymentRecord> = {},
  reservation: Partial<Reservation> = {},
): Promise<PaymentRecord> {
  const record = sampleRecord(part);
  const { outcome } = await store.reserve(sampleReservation(record, reservation));
  if (outcome !== 'reserved') throw new Error(`${record.id} was to be reserved: ${outcome}`);
  return record;
}

/** The update that takes a record one step further, with one change that is told. */
export function sampleUpdate(
  from: PaymentRecord,
  part: Partial<PaymentRecord>,
  update: Partial<Update> = {},
  type: PaymentEventType | null = 'payment.confirming',
): Update {
  const next = { ...from, ...part, version: from.version + 1, revision: from.revision + 1 };
  const change = sampleChange(next, { from: from.status, type, evidence: 'pull', at: START + 1 });
  return {
    record: next,
    expectedRevision: from.revision,
    changes: [change],
    checkAt: null,
    checks: 0,
    ...update,
  };
}

/** Takes the record one step further and gives back what is stored now. */
export async function updated(
  store: Store,
  ...step: Parameters<typeof sampleUpdate>
): Promise<PaymentRecord> {
  const update = sampleUpdate(...step);
  if (!(await store.update(update))) throw new Error(`${update.record.id} was to be updated`);
  return update.record;
}
