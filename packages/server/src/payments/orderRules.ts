import { isLive, type PaymentRecord, supersede, withMarks } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { type Changed, changePayment } from './changePayment.ts';
import { hasPrice } from './samePrice.ts';

const LEASE = { ttlMs: 15_000, waitMs: 10_000 };

/**
 * Two payments of one order that become paid at the same moment must see each other. An order with
 * one payment, which is nearly every order, needs no lease.
 */
export async function leaseOfOrder<T>(
  runtime: Runtime,
  { orderId }: PaymentRecord,
  run: () => Promise<T>,
): Promise<T> {
  const { store } = runtime;
  const payments = await store.findByOrder(orderId);
  return payments.length > 1 ? store.withLease(`order:${orderId}`, LEASE, run) : run();
}

/**
 * What the order says of a payment's next state, that the payment alone can not know: that another
 * one was paid already, or that the order has another price by now. The operator has the last word
 * about the price.
 */
export async function markOfOrder(
  runtime: Runtime,
  previous: PaymentRecord,
  next: PaymentRecord,
): Promise<PaymentRecord> {
  const becomesPaid = next.status === 'paid' && previous.status !== 'paid';
  if (!becomesPaid && (hasMoney(previous) || !hasMoney(next))) return next;
  const payments = await runtime.store.findByOrder(next.orderId);
  const others = payments.filter(({ record }) => record.id !== next.id);
  const marks = [...next.marks];
  if (becomesPaid && others.some(({ record }) => record.status === 'paid')) {
    marks.push('order_paid_twice');
  }
  const later = payments.slice(payments.findIndex(({ record }) => record.id === next.id) + 1);
  const repriced = later.some(({ order }) => !hasPrice(order, next.price));
  if (repriced && next.ledger.operator === null) marks.push('order_changed');
  return withMarks(next, marks, new Date(runtime.now()).toISOString());
}

/** One payment of an order is paid: nobody shall pay another one. */
export async function supersedeSiblings(
  runtime: Runtime,
  { record: paid }: StoredPayment,
): Promise<Changed[]> {
  const payments = await runtime.store.findByOrder(paid.orderId);
  const live = payments.filter(({ record }) => record.id !== paid.id && isLive(record));
  return Promise.all(
    live.map((sibling) =>
      changePayment(runtime, sibling, ({ record }) => ({
        record: isLive(record)
          ? supersede(record, paid.id, new Date(runtime.now()).toISOString())
          : record,
        evidence: 'server',
        word: null,
      })),
    ),
  );
}

/** Whether anything of the shopper's money was seen on a payment. */
export function hasMoney({ status, amountStatus }: PaymentRecord): boolean {
  const moving = ['confirming', 'partially_paid', 'settling', 'paid', 'refund_pending'];
  return amountStatus !== 'none' || moving.includes(status);
}
