import { isLive, type PaymentRecord, supersede } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { changePayment } from './changePayment.ts';
import { hasMoney } from './hasMoney.ts';
import { restoreReplaced } from './restoreReplaced.ts';
import { wasRefused } from './wasRefused.ts';

/**
 * Ends what a crash has left half done between two payments of one order, and what no single
 * payment can know: nothing is payable beside a paid one, or beside a newer one while it is
 * empty, and a refused one gives back the place that it took.
 *
 * @param payments all payments of the order, oldest first
 * @returns whether anything may have moved: then they have to be read again.
 */
export async function mendOrder(
  runtime: Runtime,
  payments: readonly StoredPayment[],
): Promise<boolean> {
  // Nearly every order.
  if (payments.length < 2) return false;
  const paid = payments.find(({ record }) => record.status === 'paid');
  const kept = paid ?? payments.findLast(({ record }) => isLive(record));
  // Only once the order is paid a payment gives way that has money on it.
  const givesWay = (record: PaymentRecord) => isLive(record) && (!!paid || !hasMoney(record));
  let moved = false;
  for (const other of payments) {
    if (!kept || other === kept || !givesWay(other.record)) continue;
    await changePayment(runtime, other, ({ record }) => ({
      record: givesWay(record)
        ? supersede(record, kept.record.id, new Date(runtime.now()).toISOString())
        : record,
      evidence: 'server',
      word: null,
    }));
    moved = true;
  }
  if (paid) return moved;
  for (const { record } of payments) {
    const refused = payments.find((other) => other.record.id === record.supersededBy);
    if (refused && wasRefused(refused.record)) {
      moved = (await restoreReplaced(runtime, refused, record)) || moved;
    }
  }
  return moved;
}
