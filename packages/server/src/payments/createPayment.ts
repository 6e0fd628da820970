import { CheckoutError, isLive, type PaymentRecord, supersede } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Choice } from '../provider.ts';
import type { Runtime } from '../runtime.ts';
import type { Change, Reservation, StoredPayment } from '../store.ts';
import { choosePrice } from './choosePrice.ts';
import { chooseProvider } from './chooseProvider.ts';
import { createAtProvider } from './createAtProvider.ts';
import { newChange } from './newChange.ts';
import { newRecord } from './newRecord.ts';
import { hasMoney } from './orderRules.ts';
import { CREATION_TIME } from './refreshPayment.ts';
import { requestHash } from './requestHash.ts';
import { samePrice } from './samePrice.ts';
import { settledCreation } from './settledCreation.ts';

/** What the shopper asks for: how to pay, never how much. */
export interface CreateRequest extends Choice {
  provider?: string | undefined;
  idempotencyKey?: string | undefined;
  /** The shopper's explicit wish to leave a payment whose creation was lost. */
  startNew?: true | undefined;
}

export interface CreateResult {
  stored: StoredPayment;
  /** False: the order had this payment already. */
  created: boolean;
}

/** Reservations of one order that overtake each other more often than this do not come from a shop. */
const ATTEMPTS = 5;
const LOST_FOR = 2 * 60_000;

/**
 * Makes a payment for an order, or finds the one that it has: one order has at most one live
 * payment. The row is written before the provider is called, so that no answer is ever without one.
 *
 * @throws {CheckoutError} what the provider does not take or refused, `order_changed` when money is already under
 * way on a payment with another price or asset, `idempotency_key_reused`.
 */
export async function createPayment(
  runtime: Runtime,
  order: Order,
  request: CreateRequest,
): Promise<CreateResult> {
  const { store } = runtime;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const payments = await store.findByOrder(order.id);
    const live = payments.findLast(({ record }) => isLive(record));
    const paid = payments.find(({ record }) => record.status === 'paid');
    // A payment under way keeps its provider when the shopper names none.
    const kept = request.provider ?? (live ?? paid)?.record.provider;
    const provider = chooseProvider(runtime, order, kept);
    const price = choosePrice(order, provider);
    const record = newRecord(runtime, { order, provider, price, asset: request.asset });
    const replaced = paid ? undefined : replacedBy(runtime, live, record, request);
    // What the order keeps is given again, whatever the choice.
    if (replaced || !(live ?? paid)) provider.check?.({ ...order, price }, request);
    const reservation = await reservationOf(runtime, { order, record, request, replaced });
    const reserved = await store.reserve(reservation);
    if (reserved.outcome === 'reserved') {
      return { stored: await createAtProvider(runtime, reservation, request), created: true };
    }
    if (reserved.outcome === 'key_reused') throw keyReused();
    if (reserved.outcome === 'existing') {
      const known = payments.some((payment) => payment.record.id === reserved.payment.record.id);
      // Reserved a moment ago by somebody else: it may be for something else, so decide anew.
      if (!known && differs(reserved.payment.record, record, request)) continue;
      return { stored: await settledCreation(runtime, reserved.payment), created: false };
    }
  }
  throw new CheckoutError(
    'store_unavailable',
    `Other requests for the order ${order.id} were faster ${ATTEMPTS} times, so nothing was made. Try again.`,
  );
}

/** The live payment that the new one takes the place of; undefined when it stays. */
function replacedBy(
  runtime: Runtime,
  live: StoredPayment | undefined,
  next: PaymentRecord,
  request: CreateRequest,
): StoredPayment | undefined {
  if (live === undefined) return undefined;
  const { record } = live;
  if (request.startNew && isLost(runtime, record)) return live;
  if (!differs(record, next, request)) return undefined;
  if (!hasMoney(record)) return live;
  throw new CheckoutError(
    'order_changed',
    `Money is already under way on ${record.id}, whose price or asset is no longer the order's, so no other payment was made. Let the first one end, or settle it by hand.`,
  );
}

/** Its creation was lost long enough ago for a look-up to have found it. */
function isLost(runtime: Runtime, { status, marks, createdAt }: PaymentRecord): boolean {
  const age = runtime.now() - Date.parse(createdAt);
  return status === 'created' && marks.includes('create_unknown') && age >= LOST_FOR;
}

/** Whether the order's payment is not the one that is asked for now. */
function differs(record: PaymentRecord, next: PaymentRecord, request: CreateRequest): boolean {
  if (record.provider !== next.provider || !samePrice(record.price, next.price)) return true;
  const asset = record.expected.assetCode ?? record.due?.asset.code;
  return request.asset !== undefined && asset !== undefined && asset !== request.asset;
}

async function reservationOf(
  runtime: Runtime,
  from: {
    order: Order;
    record: PaymentRecord;
    request: CreateRequest;
    replaced: StoredPayment | undefined;
  },
): Promise<Reservation> {
  const { order, record, request, replaced } = from;
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
    idempotencyKey: request.idempotencyKey ?? null,
    requestHash: await requestHash(order.id, request),
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
  return { record: next, expectedRevision: previous.revision, change };
}

/** The order as it is now, without whatever else the merchant's object holds. */
function snapshotOf({ id, prices, description, email, provider }: Order) {
  return { id, prices, description, email, provider };
}

function keyReused(): CheckoutError {
  return new CheckoutError(
    'idempotency_key_reused',
    'The Idempotency-Key was used for another request of this order, so nothing was made. Use a new key for a new wish.',
  );
}
