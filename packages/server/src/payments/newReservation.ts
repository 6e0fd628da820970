import { type OrderSnapshot, type PaymentRecord, supersede } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Runtime } from '../runtime.ts';
import type { Change, Reservation, StoredPayment } from '../store.ts';
import type { CreateRequest } from './CreateRequest.ts';
import { hasMoney } from './hasMoney.ts';
import { newChange } from './newChange.ts';
import { CREATION_TIME } from './refreshPayment.ts';
import { requestHash } from './requestHash.ts';

/** The revision of no payment. */
const NEVER = -1;

/**
 * The row of a payment that the provider has not been called for, together with the one whose place
 * it takes. Money is never left behind: where it was seen on that one, the reservation can only find
 * the payment of its own key.
 */
export async function newReservation(
  runtime: Runtime,
  from: {
    order: Order;
    record: PaymentRecord;
    request: CreateRequest;
    key: string | undefined;
    /** The live payment that the shopper leaves. */
    replaced: StoredPayment | undefined;
  },
): Promise<Reservation> {
  const { order, record, request, key, replaced } = from;
  const change = newChange(runtime, {
    previous: null,
    next: record,
    evidence: 'created',
    word: null,
  });
  return {
    record,
    order: snapshotOf(order),
    change,
    idempotencyKey: key ?? null,
    requestHash: await requestHash(order.id, request, record.expected.told),
    checkAt: runtime.now() + CREATION_TIME,
    supersedes: replaced && supersededBy(runtime, replaced.record, record.id),
  };
}

function supersededBy(
  runtime: Runtime,
  previous: PaymentRecord,
  id: string,
): { record: PaymentRecord; expectedRevision: number; change: Change } {
  const superseded = supersede(previous, id, new Date(runtime.now()).toISOString());
  const next = { ...superseded, revision: previous.revision + 1 };
  const change = newChange(runtime, { previous, next, evidence: 'server', word: null });
  const expectedRevision = hasMoney(previous) ? NEVER : previous.revision;
  return { record: next, expectedRevision, change };
}

/** The order as it is now, whatever the merchant's object holds besides or will hold later. */
function snapshotOf({ id, prices, description, email, provider }: Order): OrderSnapshot {
  const copied = prices.map(({ amount, currency }) => ({ amount, currency }));
  return { id, prices: copied, description, email, provider };
}
