import type { ListFilter, Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { check, checkEqual } from './check.ts';
import {
  reserved,
  START,
  sampleChange,
  sampleRecord,
  sampleReservation,
  updated,
} from './samples.ts';

export const readCases: readonly ConformanceCase[] = [
  oneStore('finds nothing where nothing is', async (store) => {
    checkEqual(await store.get('pay_1'), null, 'get');
    checkEqual(await store.findByReference('testpay', 'ref'), null, 'findByReference');
    checkEqual(await store.findByOrder('order_1'), [], 'findByOrder');
    checkEqual(await store.history('pay_1'), [], 'history');
    checkEqual(await store.list({}), [], 'list');
    checkEqual(await store.seen('key'), false, 'seen');
  }),

  oneStore("gives an order's payments, the oldest first", async (store) => {
    await updated(store, await reserved(store, { id: 'pay_z' }), { status: 'expired' });
    await updated(store, await reserved(store, { id: 'pay_a' }), { status: 'failed' });
    await reserved(store, { id: 'pay_m' });
    const ids = (await store.findByOrder('order_1')).map(({ record }) => record.id);
    checkEqual(ids, ['pay_z', 'pay_a', 'pay_m'], 'payments');
  }),

  oneStore('lists the newest first, page by page', async (store) => {
    for (const id of ['c', 'a', 'd', 'b']) await reserved(store, { id, orderId: id });
    checkEqual(await listed(store, {}), 'b d a c', 'all');
    checkEqual(await listed(store, { limit: 3 }), 'b d a', 'a page');
    checkEqual(await listed(store, { limit: 3, after: 'a' }), 'c', 'the next page');
    checkEqual(await listed(store, { after: 'c' }), '', 'after the last');
    checkEqual(await listed(store, { after: 'unknown' }), '', 'after an unknown one');
  }),

  oneStore('lists by order, status, hold and what is still to be told', async (store) => {
    const a = await reserved(store, { id: 'a', orderId: 'one' });
    await updated(store, a, { status: 'expired' });
    const b = await reserved(store, { id: 'b', orderId: 'one' });
    await updated(store, b, { status: 'settling', held: true });
    await reserved(store, { id: 'c', orderId: 'two' });
    const [delivery] = await store.leaseUndelivered({
      now: START,
      limit: 1,
      leaseMs: 1,
      paymentId: 'c',
    });
    await store.acknowledge(delivery?.change.id ?? '', START);

    checkEqual(await listed(store, { orderId: 'one' }), 'b a', 'by order');
    checkEqual(await listed(store, { status: 'settling' }), 'b', 'by status');
    checkEqual(await listed(store, { held: true }), 'b', 'held');
    checkEqual(await listed(store, { held: false }), 'c a', 'not held');
    checkEqual(await listed(store, { undelivered: true }), 'b a', 'untold');
    checkEqual(await listed(store, { undelivered: false }), 'c', 'told');
    checkEqual(await listed(store, { orderId: 'one', held: false }), 'a', 'both conditions');
    checkEqual(await listed(store, { orderId: 'one', after: 'b' }), 'a', 'with a page');
  }),

  oneStore('shares no object with its callers', async (store) => {
    const record = sampleRecord({ private: { key: 'as given' } });
    const reservation = sampleReservation(record);
    await store.reserve(reservation);
    record.private['key'] = 'changed';
    reservation.order.prices.push({ amount: '0', currency: 'EUR' });
    reservation.change.word = 'changed';
    for (const _ of [1, 2]) {
      const stored = await store.get('pay_1');
      const [change] = await store.history('pay_1');
      check(stored !== null && change !== undefined, 'the payment is there');
      checkEqual(stored.record.private, { key: 'as given' }, 'the record');
      checkEqual(stored.order.prices.length, 1, 'the order');
      checkEqual([change.word, change.record.private], [null, { key: 'as given' }], 'the change');
      stored.record.private['key'] = 'changed';
      stored.order.prices.length = 0;
      change.word = 'changed';
      change.record.private['key'] = 'changed';
    }
  }),

  oneStore('keeps every text and number exactly', async (store) => {
    const text = `"'\\;--%_ \u0000 \ud800 Zażółć gęślą jaźń 支払い 🪙 ‏שלום ${'x'.repeat(200_000)}`;
    const values = { text, '': null, deep: [[{ n: 0.1 }], -0.5, 9007199254740991], no: false };
    const record = sampleRecord({
      id: 'pay_\'"🪙',
      orderId: "order_Zażółć'; drop table coinslot_payments;--",
      reference: '支払い "1"',
      description: text,
      price: { amount: '0.000000000000000001', currency: 'EUR' },
      private: { ...values, ...JSON.parse('{"__proto__":{"polluted":true}}') },
    });
    const change = sampleChange(record, { word: 'słowo 🪙', at: 9007199254740991 });
    const checkAt = 9007199254740991;
    await store.reserve(sampleReservation(record, { change, checkAt }));
    const stored = await store.findByReference('testpay', '支払い "1"');
    checkEqual(stored?.record, record, 'the record');
    checkEqual(stored?.checkAt, checkAt, 'the time');
    checkEqual((await store.findByOrder(record.orderId)).length, 1, 'by order');
    const [kept] = await store.history(record.id);
    checkEqual([kept?.word, kept?.at, kept?.record], [change.word, change.at, record], 'change');
  }),

  oneStore('closes twice without complaint', async (store) => {
    await reserved(store);
    await store.close();
    await store.close();
  }),

  oneStore('closes unused', async (store) => {
    await store.close();
  }),

  sharedStore('gives what was written to whoever opens next', async (open) => {
    const before = await open();
    const record = await reserved(before, {}, { idempotencyKey: 'key' });
    await updated(before, record, { status: 'confirming' }, { seenKey: 'delivery', checkAt: 100 });
    const sequence = await before.nextSequence('key', 1000);
    const [payment, history] = [await before.get('pay_1'), await before.history('pay_1')];
    await before.close();
    const after = await open();
    checkEqual(await after.get('pay_1'), payment, 'the payment');
    checkEqual(await after.history('pay_1'), history, 'its history');
    checkEqual(await after.seen('delivery'), true, 'seen');
    checkEqual(await after.nextSequence('key', 0), sequence + 1, 'the sequence');
    const due = await after.leaseDue({ now: 100, limit: 1, leaseMs: 1 });
    checkEqual(due.length, 1, 'due');
    const untold = await after.leaseUndelivered({ now: START + 1, limit: 9, leaseMs: 1 });
    checkEqual(untold.length, 1, 'untold');
  }),
];

async function listed(store: Store, filter: ListFilter): Promise<string> {
  return (await store.list(filter)).map(({ record }) => record.id).join(' ');
}
