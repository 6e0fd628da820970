import type { ReserveResult, Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { check, checkEqual, checkRefused } from './check.ts';
import {
  reserved,
  sampleChange,
  sampleOrder,
  sampleRecord,
  sampleReservation,
  sampleUpdate,
  updated,
} from './samples.ts';

export const reserveCases: readonly ConformanceCase[] = [
  oneStore('keeps a reserved payment, its order and its first change', async (store) => {
    const record = await reserved(store, { reference: 'ref_1' }, { checkAt: 5000 });
    const order = sampleOrder('order_1');
    const payment = { record, order, readAt: null, checkAt: 5000, checks: 0 };
    checkEqual(await store.get('pay_1'), payment, 'get');
    checkEqual(await store.findByReference('testpay', 'ref_1'), payment, 'findByReference');
    checkEqual(await store.findByOrder('order_1'), [payment], 'findByOrder');
    const delivery = { deliveredAt: null, attempts: 0, nextAttemptAt: null, lastError: null };
    checkEqual(await store.history('pay_1'), [{ ...sampleChange(record), ...delivery }], 'history');
  }),

  oneStore('gives the live payment of an order instead of making a second', async (store) => {
    await reserved(store);
    const result = await store.reserve(sampleReservation(sampleRecord({ id: 'pay_2' })));
    checkExisting(result, 'pay_1');
    checkEqual(await store.get('pay_2'), null, 'the second payment');
    checkEqual(await store.history('pay_2'), [], 'its history');
  }),

  oneStore(
    'answers a repeated key with the payment it made, even when that is over',
    async (store) => {
      const first = await reserved(store, {}, { idempotencyKey: 'key' });
      const again = sampleReservation(sampleRecord({ id: 'pay_2' }), { idempotencyKey: 'key' });
      checkExisting(await store.reserve(again), 'pay_1');
      await updated(store, first, { status: 'expired' });
      checkExisting(await store.reserve(again), 'pay_1');
    },
  ),

  oneStore('refuses a key that was used for another request', async (store) => {
    await reserved(store, {}, { idempotencyKey: 'key', requestHash: 'one' });
    const other = { idempotencyKey: 'key', requestHash: 'two' };
    const result = await store.reserve(sampleReservation(sampleRecord({ id: 'pay_2' }), other));
    checkEqual(result, { outcome: 'key_reused' }, 'reserve');
  }),

  oneStore('goes by the key before anything else, whatever would be replaced', async (store) => {
    const first = await reserved(store, {}, { idempotencyKey: 'key', requestHash: 'one' });
    const update = sampleUpdate(first, { supersededBy: 'pay_2' });
    const supersedes = { ...update, expectedRevision: -1, change: sampleChange(update.record) };
    const next = (requestHash: string) => {
      const more = { idempotencyKey: 'key', requestHash, supersedes };
      return store.reserve(sampleReservation(sampleRecord({ id: 'pay_2' }), more));
    };
    checkExisting(await next('one'), 'pay_1');
    checkEqual(await next('two'), { outcome: 'key_reused' }, 'reserve');
    checkEqual((await store.get('pay_1'))?.record, first, 'the first payment');
  }),

  oneStore('takes the same key for another order: keys belong to their order', async (store) => {
    await reserved(store, {}, { idempotencyKey: 'key', requestHash: 'one' });
    const other = { idempotencyKey: 'key', requestHash: 'two' };
    await reserved(store, { id: 'pay_2', orderId: 'order_2' }, other);
  }),

  oneStore('gives the paid payment of an order, superseded or not', async (store) => {
    const first = await reserved(store);
    await updated(store, first, { status: 'paid', supersededBy: 'pay_2' });
    checkExisting(await store.reserve(sampleReservation(sampleRecord({ id: 'pay_3' }))), 'pay_1');
  }),

  ...(['expired', 'cancelled', 'failed', 'refunded'] as const).map((status) =>
    oneStore(`lets an order try again after its payment is ${status}`, async (store) => {
      await updated(store, await reserved(store), { status });
      await reserved(store, { id: 'pay_2' });
    }),
  ),

  oneStore('replaces the live payment in the same transaction', async (store) => {
    const first = await reserved(store);
    const second = sampleRecord({ id: 'pay_2' });
    const supersedes = sampleUpdate(first, { supersededBy: 'pay_2', action: { type: 'none' } });
    const [change] = supersedes.changes;
    check(change !== undefined, 'the sample has a change');
    const result = await store.reserve(
      sampleReservation(second, { supersedes: { ...supersedes, change } }),
    );
    checkEqual(result, { outcome: 'reserved' }, 'reserve');
    checkEqual((await store.get('pay_1'))?.record, supersedes.record, 'the replaced payment');
    checkEqual((await store.history('pay_1')).length, 2, 'changes of the replaced payment');
    checkExisting(await store.reserve(sampleReservation(sampleRecord({ id: 'pay_3' }))), 'pay_2');
  }),

  oneStore('writes nothing when the payment to replace has moved on', async (store) => {
    const first = await reserved(store);
    const supersedes = sampleUpdate(first, { supersededBy: 'pay_2' });
    const moved = await updated(store, first, { status: 'confirming' });
    const result = await store.reserve(
      sampleReservation(sampleRecord({ id: 'pay_2' }), {
        supersedes: { ...supersedes, change: sampleChange(supersedes.record) },
      }),
    );
    checkEqual(result, { outcome: 'stale' }, 'reserve');
    checkEqual((await store.get('pay_1'))?.record, moved, 'the first payment');
    checkEqual((await store.history('pay_1')).length, 2, 'its changes');
    checkEqual(await store.get('pay_2'), null, 'the second payment');
  }),

  oneStore('is stale, too, when the payment to replace is not of this order', async (store) => {
    const other = await reserved(store, { orderId: 'order_2' });
    const supersedes = { ...sampleUpdate(other, {}), change: sampleChange(other) };
    const reservation = sampleReservation(sampleRecord({ id: 'pay_2' }), { supersedes });
    checkEqual(await store.reserve(reservation), { outcome: 'stale' }, 'reserve');
  }),

  oneStore('does not replace one payment while another of the order is live', async (store) => {
    const over = await updated(store, await reserved(store), { status: 'expired' });
    await reserved(store, { id: 'pay_2' });
    const supersedes = sampleUpdate(over, { supersededBy: 'pay_3' });
    const result = await store.reserve(
      sampleReservation(sampleRecord({ id: 'pay_3' }), {
        supersedes: { ...supersedes, change: sampleChange(supersedes.record) },
      }),
    );
    checkExisting(result, 'pay_2');
    checkEqual((await store.get('pay_1'))?.record, over, 'the first payment');
  }),

  oneStore('never writes over a payment with the same id', async (store) => {
    const first = await reserved(store);
    const same = sampleReservation(sampleRecord({ orderId: 'order_2' }));
    await checkRefused(store.reserve(same), 'internal_error', 'the same id again');
    checkEqual((await store.get('pay_1'))?.record, first, 'the first payment');
  }),

  oneStore('never takes one order id for another', async (store) => {
    await reserved(store, { orderId: 'a' });
    const ids = ['A', 'a ', 'á', 'a%', 'a\0b', "a' or '1'='1", 'a\ud800', 'a\udfff', 'a\ufffd'];
    for (const [index, orderId] of ids.entries()) {
      const reservation = sampleReservation(sampleRecord({ id: `pay_${index + 2}`, orderId }));
      // To refuse an id is as good as to keep it apart.
      const outcome = await store.reserve(reservation).then(
        (result) => result.outcome,
        () => 'reserved',
      );
      checkEqual(outcome, 'reserved', `reserve for ${JSON.stringify(orderId)}`);
    }
    for (const orderId of ['a', ...ids]) {
      const found = await store.findByOrder(orderId).catch(() => []);
      checkEqual(
        found.map(({ record }) => record.orderId),
        found.map(() => orderId),
        `order ids of ${JSON.stringify(orderId)}`,
      );
    }
    checkEqual((await store.findByOrder('a')).length, 1, 'payments of the order "a"');
  }),

  oneStore('makes one payment of many reservations at once', async (store) => {
    await checkOneWins([store]);
  }),

  sharedStore('makes one payment of many reservations at once in two stores', async (open) => {
    await checkOneWins([await open(), await open()]);
  }),
];

async function checkOneWins(stores: readonly Store[]): Promise<void> {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const store = stores[index % stores.length];
      check(store !== undefined, 'there is a store');
      return store.reserve(sampleReservation(sampleRecord({ id: `pay_${index}` })));
    }),
  );
  const winners = results.filter(({ outcome }) => outcome === 'reserved');
  checkEqual(winners.length, 1, 'reservations that won');
  const payments = (await stores[0]?.findByOrder('order_1')) ?? [];
  checkEqual(payments.length, 1, 'payments of the order');
  for (const result of results) {
    if (result.outcome !== 'reserved') checkExisting(result, payments[0]?.record.id ?? '');
  }
}

function checkExisting(result: ReserveResult, id: string): void {
  const found = result.outcome === 'existing' ? result.payment.record.id : result.outcome;
  checkEqual(found, id, 'the payment that stands already');
}
