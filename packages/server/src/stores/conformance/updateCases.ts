import type { PaymentRecord } from '@coinslot/core';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { checkEqual, checkRefused } from './check.ts';
import { reserved, sampleRecord, sampleReservation, sampleUpdate, updated } from './samples.ts';

export const updateCases: readonly ConformanceCase[] = [
  oneStore('writes the next state, its changes and its schedule together', async (store) => {
    const first = await reserved(store);
    const times = { readAt: 100, checkAt: 200, checks: 3 };
    const next = await updated(store, first, { status: 'confirming', reference: 'ref' }, times);
    const stored = await store.findByReference('testpay', 'ref');
    checkEqual(stored?.record, next, 'the record');
    checkEqual([stored?.readAt, stored?.checkAt, stored?.checks], [100, 200, 3], 'the times');
    const types = (await store.history('pay_1')).map(({ type }) => type);
    checkEqual(types, ['payment.created', 'payment.confirming'], 'the history');
  }),

  oneStore(
    'writes nothing at all when the revision is no longer the expected one',
    async (store) => {
      const first = await reserved(store);
      const next = await updated(store, first, { status: 'confirming' });
      const late = sampleUpdate(first, { status: 'expired' }, { seenKey: 'delivery' });
      checkEqual(await store.update(late), false, 'the late update');
      checkEqual((await store.get('pay_1'))?.record, next, 'the record');
      checkEqual((await store.history('pay_1')).length, 2, 'changes');
      checkEqual(await store.seen('delivery'), false, 'seen');
    },
  ),

  oneStore('does not update what is not there', async (store) => {
    checkEqual(await store.update(sampleUpdate(sampleRecord(), {})), false, 'update');
    checkEqual(await store.history('pay_1'), [], 'history');
  }),

  oneStore('keeps the time of the last read unless it is given a new one', async (store) => {
    const first = await reserved(store);
    const second = await updated(store, first, {}, { readAt: 100 });
    await updated(store, second, {});
    checkEqual((await store.get('pay_1'))?.readAt, 100, 'readAt');
  }),

  oneStore('keeps several changes of one update in their order', async (store) => {
    const first = await reserved(store);
    const update = sampleUpdate(first, {}, {}, 'payment.paid');
    const more = sampleUpdate(first, {}, {}, 'payment.review');
    const changes = [...update.changes, ...more.changes];
    checkEqual(await store.update({ ...update, changes }), true, 'update');
    const types = (await store.history('pay_1')).map(({ type }) => type);
    checkEqual(types, ['payment.created', 'payment.paid', 'payment.review'], 'the history');
  }),

  oneStore('remembers the identity of a delivery with the state it caused', async (store) => {
    const first = await reserved(store);
    checkEqual(await store.seen('delivery'), false, 'seen before');
    const second = await updated(store, first, {}, { seenKey: 'delivery' });
    checkEqual(await store.seen('delivery'), true, 'seen after');
    checkEqual(await store.seen('deliver'), false, 'another delivery');
    // The same delivery applied twice at once: facts may repeat, and the write must not fail.
    await updated(store, second, {}, { seenKey: 'delivery' });
  }),

  oneStore('lets one of many updates at once through', async (store) => {
    const first = await reserved(store);
    const updates = Array.from({ length: 20 }, (_, index) =>
      store.update(sampleUpdate(first, { providerStatus: `${index}` })),
    );
    const won = (await Promise.all(updates)).filter(Boolean);
    checkEqual(won.length, 1, 'updates that won');
    checkEqual((await store.history('pay_1')).length, 2, 'changes');
  }),

  sharedStore(
    'loses no update of two stores that read and write again until it is in',
    async (open) => {
      const stores = [await open(), await open()];
      await reserved(stores[0] ?? (await open()), { private: { count: 0 } });
      const add = async (store: (typeof stores)[number]) => {
        for (;;) {
          const record = (await store.get('pay_1'))?.record ?? sampleRecord();
          const count = Number(record.private['count']) + 1;
          if (await store.update(sampleUpdate(record, { private: { count } }))) return;
        }
      };
      await Promise.all(stores.flatMap((store) => Array.from({ length: 10 }, () => add(store))));
      const stored = await stores[0]?.get('pay_1');
      checkEqual(stored?.record.private, { count: 20 }, 'the count');
      checkEqual((await stores[1]?.history('pay_1'))?.length, 21, 'changes');
    },
  ),

  oneStore('refuses a reference that another payment has', async (store) => {
    await reserved(store, { reference: 'ref' });
    const second = await reserved(store, { id: 'pay_2', orderId: 'order_2' });
    const twice = sampleUpdate(second, { reference: 'ref' });
    await checkRefused(store.update(twice), 'invalid_payment', 'the reference again');
    checkEqual((await store.get('pay_2'))?.record, second, 'the second payment');
    checkEqual((await store.history('pay_2')).length, 1, 'its changes');
    const found = await store.findByReference('testpay', 'ref');
    checkEqual(found?.record.id, 'pay_1', 'the owner of the reference');
    // Another provider's numbers are its own.
    await reserved(store, { id: 'pay_3', orderId: 'o3', provider: 'otherpay', reference: 'ref' });
  }),

  oneStore('writes news of a payment that comes back to life beside a newer one', async (store) => {
    const first = await updated(store, await reserved(store), { status: 'expired' });
    const second = await reserved(store, { id: 'pay_2' });
    const revived = await updated(store, first, { status: 'confirming' });
    checkEqual((await store.get('pay_1'))?.record, revived, 'the revived payment');
    const third = await store.reserve(sampleReservation(sampleRecord({ id: 'pay_3' })));
    const existing = third.outcome === 'existing' && third.payment.record.id;
    checkEqual(existing, 'pay_2', 'the payment of the order');
    await updated(store, second, { status: 'expired' });
    const fourth = await store.reserve(sampleReservation(sampleRecord({ id: 'pay_4' })));
    const left = fourth.outcome === 'existing' && fourth.payment.record.id;
    checkEqual(left, 'pay_1', 'the payment of the order once the newer one is over');
  }),

  oneStore('makes no second payment of an order the only paid one', async (store) => {
    const first = await updated(store, await reserved(store), { status: 'expired' });
    const second = await reserved(store, { id: 'pay_2' });
    await reserved(store, { id: 'pay_3', orderId: 'order_3', status: 'paid' });
    await updated(store, second, { status: 'paid' }, { onlyPaid: true });
    const twice = sampleUpdate(first, { status: 'paid' }, { onlyPaid: true, seenKey: 'delivery' });
    checkEqual(await store.update(twice), false, 'the second one');
    checkEqual((await store.get('pay_1'))?.record, first, 'its record');
    checkEqual(await store.seen('delivery'), false, 'seen');
    // Decided anew, as a second one.
    checkEqual(await store.update({ ...twice, onlyPaid: false }), true, 'the second one, marked');
  }),

  sharedStore('makes one of several payments at once the only paid one', async (open) => {
    const stores = [await open(), await open()];
    const ids = Array.from({ length: 6 }, (_, index) => `pay_${index}`);
    const records: PaymentRecord[] = [];
    for (const id of ids) {
      const record = await reserved(stores[0] ?? (await open()), { id });
      records.push(await updated(stores[0] ?? (await open()), record, { status: 'expired' }));
    }
    const updates = records.map((record, index) =>
      stores[index % 2]?.update(sampleUpdate(record, { status: 'paid' }, { onlyPaid: true })),
    );
    const won = (await Promise.all(updates)).filter(Boolean);
    checkEqual(won.length, 1, 'payments that became the paid one');
    const paid = await stores[0]?.list({ orderId: 'order_1', status: 'paid' });
    checkEqual(paid?.length, 1, 'paid payments');
  }),
];
