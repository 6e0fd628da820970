import { isLive, type PaymentRecord, supersede, withMarks } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { changePayment, type Step } from './changePayment.ts';
import { hasPrice } from './samePrice.ts';

/**
 * A payment that never came to be gives back the place that it took: the one before it is payable
 * again. Not at a price that the order no longer has, and not beside another payment.
 *
 * @returns whether the payment before it has moved.
 */
export async function restoreReplaced(
  runtime: Runtime,
  { record: refused, order }: Pick<StoredPayment, 'record' | 'order'>,
  { id, price }: PaymentRecord,
): Promise<boolean> {
  if (!hasPrice(order, price)) return false;
  const failed = (why: object) =>
    runtime.log.warn({ paymentId: id, ...why }, 'a replaced payment was not given back');
  let moved = false;
  try {
    // Twice: whoever came between the look and the write has not seen this one, but is seen now.
    for (let look = 0; look < 2; look += 1) {
      const stored = await runtime.store.get(id);
      if (stored === null) break;
      const step = ({ record }: typeof stored) => stepBack(runtime, record, refused.id);
      const result = await changePayment(runtime, stored, step);
      moved ||= result.changed;
      const { supersededBy } = result.stored.record;
      if (supersededBy !== null) {
        failed({ supersededBy });
        break;
      }
    }
  } catch (error) {
    // What the shopper has to know is why the creation was refused.
    failed({ error: describeError(error) });
  }
  return moved;
}

/** Into its place again, or behind the one that has it by now. */
async function stepBack(runtime: Runtime, record: PaymentRecord, refusedId: string): Promise<Step> {
  const at = new Date(runtime.now()).toISOString();
  const step = { record, evidence: 'server', word: null } as const;
  if (record.supersededBy !== refusedId && !isLive(record)) return step;
  const rival = await rivalOf(runtime, record);
  if (rival) return { ...step, record: supersede(record, rival.id, at) };
  return record.supersededBy === null ? step : { ...step, record: restored(record, at) };
}

/** The order's paid payment, or else the newest that has its place. */
async function rivalOf({ store }: Runtime, { id, orderId }: PaymentRecord) {
  const payments = await store.findByOrder(orderId);
  const others = payments.map(({ record }) => record).filter((record) => record.id !== id);
  return others.find(({ status }) => status === 'paid') ?? others.findLast(isLive);
}

function restored(record: PaymentRecord, at: string): PaymentRecord {
  const marks = record.marks.filter((mark) => mark !== 'order_changed');
  const next = withMarks({ ...record, supersededBy: null }, marks, at);
  // Seen from outside also where there is nothing left to pay.
  return { ...next, version: record.version + 1, updatedAt: at };
}
