import { isLive, supersede } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { type Changed, changePayment } from './changePayment.ts';

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
