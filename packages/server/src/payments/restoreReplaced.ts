import { isLive, type PaymentRecord, supersede, withMarks } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import type { Runtime } from '../runtime.ts';
import type { Reservation } from '../store.ts';
import { changePayment } from './changePayment.ts';
import { samePrice } from './samePrice.ts';

/**
 * A payment that never came to be gives back the place that it took: the one before it is payable
 * again. Not at a price that the order no longer has, and not beside another payment.
 */
export async function restoreReplaced(
  runtime: Runtime,
  { record: { id: refusedId, orderId }, order, supersedes }: Reservation,
): Promise<void> {
  if (supersedes === undefined) return;
  const paymentId = supersedes.record.id;
  const { price } = supersedes.record;
  if (!order.prices.some((current) => samePrice(current, price))) return;
  const step = async (record: PaymentRecord) => {
    const at = new Date(runtime.now()).toISOString();
    if (record.supersededBy !== refusedId && !isLive(record)) return record;
    const rival = await rivalOf(runtime, record);
    if (rival) return supersede(record, rival.id, at);
    return record.supersededBy === null ? record : restored(record, at);
  };
  try {
    // Twice: whoever came between the look and the write has not seen this one, but is seen now.
    for (let look = 0; look < 2; look += 1) {
      const stored = await runtime.store.get(paymentId);
      if (stored === null) return;
      const { stored: written } = await changePayment(runtime, stored, async ({ record }) => ({
        record: await step(record),
        evidence: 'server',
        word: null,
      }));
      const { supersededBy } = written.record;
      if (supersededBy === null) continue;
      const message = 'a replaced payment was not given back: another one has its place';
      runtime.log.warn({ paymentId, orderId, supersededBy }, message);
      return;
    }
  } catch (error) {
    // What the shopper has to know is why the creation was refused.
    const facts = { paymentId, orderId, error: describeError(error) };
    runtime.log.error(facts, 'a replaced payment could not be given back');
  }
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
