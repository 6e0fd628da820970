import { isLive, supersede } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { changePayment } from './changePayment.ts';
import { hasMoney } from './hasMoney.ts';
import { restoreReplaced } from './restoreReplaced.ts';
import { supersedeSiblings } from './supersedeSiblings.ts';
import { wasRefused } from './wasRefused.ts';

/**
 * Ends what a crash has left half done between two payments of one order, and what no single
 * payment can know: nothing is payable beside a paid one, or beside a newer one while it is
 * empty, and a refused one gives back the place that it took.
 *
 * @param payments all payments of the order, oldest first
 * @returns whether anything moved: then they have to be read again.
 */
export async function mendOrder(
  runtime: Runtime,
  payments: readonly StoredPayment[],
): Promise<boolean> {
  // Nearly every order.
  if (payments.length < 2) return false;
  const live = payments.filter(({ record }) => isLive(record));
  const paid = payments.find(({ record }) => record.status === 'paid');
  if (paid) return live.length > 0 && (await supersedeSiblings(runtime, paid)).length > 0;
  let moved = false;
  const newest = live.at(-1);
  for (const older of live.slice(0, -1)) {
    if (newest && !hasMoney(older.record)) moved = (await giveWay(runtime, older, newest)) || moved;
  }
  for (const { record } of payments) {
    const refused = payments.find((other) => other.record.id === record.supersededBy);
    if (refused && wasRefused(refused.record)) {
      moved = (await restoreReplaced(runtime, refused, record)) || moved;
    }
  }
  return moved;
}

/** It has come back to life without any money, and another has its place by now. */
async function giveWay(runtime: Runtime, older: StoredPayment, newest: StoredPayment) {
  const { changed } = await changePayment(runtime, older, ({ record }) => ({
    record:
      isLive(record) && !hasMoney(record)
        ? supersede(record, newest.record.id, new Date(runtime.now()).toISOString())
        : record,
    evidence: 'server',
    word: null,
  }));
  return changed;
}
