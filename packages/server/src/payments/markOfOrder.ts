import { type PaymentRecord, withMarks } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import { hasMoney } from './hasMoney.ts';
import { hasPrice } from './samePrice.ts';

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
  const paid = becomesPaid(previous, next);
  if (!paid && (hasMoney(previous) || !hasMoney(next))) return next;
  const payments = await runtime.store.findByOrder(next.orderId);
  const others = payments.filter(({ record }) => record.id !== next.id);
  const marks = [...next.marks];
  if (paid && others.some(({ record }) => record.status === 'paid')) {
    marks.push('order_paid_twice');
  }
  const later = payments.slice(payments.findIndex(({ record }) => record.id === next.id) + 1);
  const repriced = later.some(({ order }) => !hasPrice(order, next.price));
  if (repriced && next.ledger.operator === null) marks.push('order_changed');
  return withMarks(next, marks, new Date(runtime.now()).toISOString());
}

/** Whether it would be the order's one paid payment: to be written only while there is no other. */
export function isOnlyPaid(previous: PaymentRecord, next: PaymentRecord): boolean {
  return becomesPaid(previous, next) && !next.marks.includes('order_paid_twice');
}

function becomesPaid(previous: PaymentRecord, next: PaymentRecord): boolean {
  return next.status === 'paid' && previous.status !== 'paid';
}
