import { CheckoutError, isLive, type PaymentRecord } from '@coinslot/core';
import { keepAlive } from '../keepAlive.ts';
import type { Order } from '../order.ts';
import type { Runtime } from '../runtime.ts';
import type { Reservation, StoredPayment } from '../store.ts';
import { withDeadline } from '../withDeadline.ts';
import type { CreateRequest } from './CreateRequest.ts';
import { choosePrice } from './choosePrice.ts';
import { chooseProvider } from './chooseProvider.ts';
import { createAtProvider } from './createAtProvider.ts';
import { hasMoney } from './hasMoney.ts';
import { mendOrder } from './mendOrder.ts';
import { newRecord } from './newRecord.ts';
import { newReservation } from './newReservation.ts';
import { refreshIfStale, refreshPayment } from './refreshPayment.ts';
import { samePrice } from './samePrice.ts';
import { settledCreation } from './settledCreation.ts';
import { toldHash } from './toldHash.ts';

export interface CreateResult {
  stored: StoredPayment;
  /** False: the order had this payment already. */
  created: boolean;
}

/** Reservations of one order that overtake each other more often than this do not come from a shop. */
const ATTEMPTS = 5;
/** How long an answer waits for the provider; the creation itself goes on. */
const CREATE_MS = 20_000;
const LOOK_UP_MS = 2500;
/** A creation without an answer is held for lost after this. */
const LOST_FOR = 2 * 60_000;
/** So many payments of one order, within so long, are no shopper's change of mind. */
const FLOOD = 20;
const FLOOD_MS = 10 * 60_000;

/**
 * Makes a payment for an order, or finds the one that it has: one order has at most one live
 * payment. The row is written before the provider is called, so that no answer is ever without one.
 *
 * @throws {CheckoutError} what the provider does not take or refused, `choice_required` where several
 * providers could take the order and none is named, `amount_mismatch` where the page means another
 * price, `order_changed` when money is already under way on a payment with another price or asset,
 * `idempotency_key_reused`, `rate_limited`.
 */
export async function createPayment(
  runtime: Runtime,
  order: Order,
  request: CreateRequest,
): Promise<CreateResult> {
  let key = request.idempotencyKey;
  const told = await toldHash(runtime.secrets[0], request);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const payments = await paymentsOf(runtime, order.id);
    const live = payments.findLast(({ record }) => isLive(record));
    const paid = payments.find(({ record }) => record.status === 'paid');
    // A payment under way keeps its provider when the shopper names none, and it is still there.
    const kept = (live ?? paid)?.record;
    const known = kept && runtime.providers.has(kept.provider) ? kept.provider : undefined;
    const provider = chooseProvider(runtime, order, request.provider ?? known);
    const price = choosePrice(order, provider, { params: request.params, kept });
    const record = newRecord(runtime, { order, provider, price, asset: request.asset, told });
    const leaving = request.startNew === true && live !== undefined && isLost(runtime, live);
    if (leaving && live.readAt === null) {
      // Not before it was looked for. What goes wrong with that is logged, and counts as a look.
      await refreshPayment(runtime, live).catch(() => {});
      continue;
    }
    const changed = live !== undefined && differs(live.record, record, request);
    const replaced = paid === undefined && (leaving || changed) ? live : undefined;
    // What the order keeps is given again, whatever the choice.
    if (replaced || !(live ?? paid)) {
      provider.check?.({ ...order, price }, request);
      refuseFlood(runtime, payments);
    }
    const reservation = await newReservation(runtime, { order, record, request, key, replaced });
    const reserved = await runtime.store.reserve(reservation);
    if (reserved.outcome === 'reserved') {
      if (replaced) logSuperseded(runtime, replaced.record, record.id);
      return { stored: await createInTime(runtime, reservation, request), created: true };
    }
    if (reserved.outcome === 'key_reused') throw keyReused();
    if (reserved.outcome === 'stale' && replaced && hasMoney(replaced.record)) {
      throw orderChanged(replaced.record);
    }
    if (reserved.outcome === 'existing') {
      const { id } = reserved.payment.record;
      // Found by its key alone, but no longer what the order costs: the key stays with it.
      if (replaced?.record.id === id && !hasMoney(replaced.record)) {
        key = undefined;
        continue;
      }
      const isOld = payments.some((payment) => payment.record.id === id);
      // Reserved a moment ago by somebody else: it may be for something else, so decide anew.
      if (!isOld && differs(reserved.payment.record, record, request)) continue;
      return { stored: await found(runtime, reserved.payment), created: false };
    }
  }
  throw new CheckoutError(
    'store_unavailable',
    `Other requests for the order ${order.id} were faster ${ATTEMPTS} times, so nothing was made. Try again.`,
  );
}

function logSuperseded({ log }: Runtime, { id, orderId }: PaymentRecord, by: string): void {
  log.info({ paymentId: id, orderId, supersededBy: by }, 'payment superseded');
}

/**
 * Each payment is a call to the provider. Counted by what is stored, so for all processes, and only
 * against the order itself, whose shopper the merchant has authorised.
 */
function refuseFlood({ now }: Runtime, payments: readonly StoredPayment[]): void {
  const since = new Date(now() - FLOOD_MS).toISOString();
  if (payments.filter(({ record }) => record.createdAt > since).length < FLOOD) return;
  throw new CheckoutError(
    'rate_limited',
    `This order was given ${FLOOD} payments within a few minutes, so no other one was made. Pay one of them, or try again later.`,
  );
}

/** All payments of the order, oldest first, with nothing half done between them. */
async function paymentsOf(runtime: Runtime, orderId: string): Promise<readonly StoredPayment[]> {
  const payments = await runtime.store.findByOrder(orderId);
  return (await mendOrder(runtime, payments)) ? runtime.store.findByOrder(orderId) : payments;
}

/** A provider that takes longer is answered for by the row: it says that it waits. */
async function createInTime(
  runtime: Runtime,
  reservation: Reservation,
  request: CreateRequest,
): Promise<StoredPayment> {
  const { record, order, checkAt } = reservation;
  const creation = runtime.work.track(createAtProvider(runtime, reservation, request));
  const timed = await withDeadline(creation, CREATE_MS);
  if (timed.done) return timed.value;
  keepAlive(runtime, creation);
  return { record, order, readAt: null, checkAt, checks: 0 };
}

/** One whose creation got no answer, perhaps because its process died, is looked for at once. */
async function found(runtime: Runtime, stored: StoredPayment): Promise<StoredPayment> {
  const settled = await settledCreation(runtime, stored);
  if (settled.record.status !== 'created') return settled;
  return refreshIfStale(runtime, settled, LOOK_UP_MS);
}

/** Nothing to pay on it and nothing paid, for long enough that the shopper may leave it. */
function isLost({ now, providers }: Runtime, { record }: StoredPayment): boolean {
  const { status, action, createdAt, marks, provider } = record;
  const unpaid = status === 'created' || status === 'awaiting_payment';
  // Where nobody can look for it, waiting finds nothing.
  const gone = marks.includes('create_unknown') && providers.get(provider)?.lookUp === 'none';
  const left = gone || now() - Date.parse(createdAt) >= LOST_FOR;
  return unpaid && action.type === 'wait' && !hasMoney(record) && left;
}

/** Whether the order's payment is not the one that is asked for now. */
function differs(record: PaymentRecord, next: PaymentRecord, request: CreateRequest): boolean {
  if (record.provider !== next.provider || !samePrice(record.price, next.price)) return true;
  // Mended before anything came: what is sent back would go where the shopper no longer wants it.
  const [before, now] = [record.expected.told, next.expected.told];
  if (before && now && before !== now && !hasMoney(record)) return true;
  // What a page of the provider is paid with is chosen there, where it was not chosen before.
  const hosted = (record.ledger.offered ?? record.action).type === 'redirect';
  const asset = record.expected.assetCode ?? (hosted ? undefined : record.due?.asset.code);
  return request.asset !== undefined && asset !== undefined && asset !== request.asset;
}

function orderChanged({ id }: PaymentRecord): CheckoutError {
  return new CheckoutError(
    'order_changed',
    `Money is already under way on ${id}, whose price or asset is no longer the order's, so no other payment was made. Let the first one end, or settle it by hand.`,
  );
}

function keyReused(): CheckoutError {
  return new CheckoutError(
    'idempotency_key_reused',
    'The Idempotency-Key was used for another request of this order, so nothing was made. Use a new key for a new wish.',
  );
}
