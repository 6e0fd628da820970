import type { Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { check, checkEqual } from './check.ts';
import { reserved, START, sampleOrder, sampleUpdate, updated } from './samples.ts';

const NOW = START + 1000;
const LEASE = { now: NOW, limit: 10, leaseMs: 500 };

export const deliveryCases: readonly ConformanceCase[] = [
  oneStore('gives what is still to be told, with the order as it was', async (store) => {
    await reserved(store);
    const [delivery] = await store.leaseUndelivered(LEASE);
    checkEqual(delivery?.order, sampleOrder('order_1'), 'the order');
    checkEqual(delivery?.change.type, 'payment.created', 'the type');
    checkEqual(delivery?.change.attempts, 1, 'attempts, this one included');
    checkEqual(delivery?.change.record.id, 'pay_1', 'the record');
  }),

  oneStore('gives nothing before its time', async (store) => {
    await reserved(store);
    checkEqual(await untold(store, START - 1), [], 'before');
    checkEqual(await untold(store, START), ['pay_1:payment.created'], 'from then on');
  }),

  oneStore('does not wait for a time that a wrong clock has written', async (store) => {
    const day = 24 * 60 * 60_000;
    await reserved(store, { id: 'pay_1' });
    await reserved(store, { id: 'pay_2', orderId: 'order_2' });
    const ahead = await store.leaseUndelivered({ ...LEASE, now: NOW + 400 * day });
    for (const { change } of ahead) {
      await store.postpone(change.id, { nextAttemptAt: NOW + 401 * day, error: 'no' });
    }
    const [one] = await store.leaseUndelivered({ ...LEASE, paymentId: 'pay_1' });
    checkEqual(one?.change.paymentId, 'pay_1', 'asked for alone');
    checkEqual(await untold(store), ['pay_2:payment.created'], 'the other one');
    checkEqual(await untold(store, NOW + 499), [], 'while they are held');
  }),

  oneStore('passes over what is only recorded', async (store) => {
    const first = await reserved(store);
    await acknowledgeFirst(store);
    const second = await updated(store, first, {}, {}, null);
    checkEqual(await untold(store), [], 'after a silent change');
    await updated(store, second, {}, {}, 'payment.paid');
    checkEqual(await untold(store), ['pay_1:payment.paid'], 'after one that is told');
  }),

  oneStore('holds a change until its lease is over, and counts the attempts', async (store) => {
    await reserved(store);
    checkEqual(await untold(store), ['pay_1:payment.created'], 'first');
    checkEqual(await untold(store, NOW + 499), [], 'while it is held');
    const [again] = await store.leaseUndelivered({ ...LEASE, now: NOW + 500 });
    checkEqual(again?.change.attempts, 2, 'attempts');
  }),

  oneStore("keeps a payment's changes in order: the second waits for the first", async (store) => {
    await updated(store, await reserved(store), {}, {}, 'payment.paid');
    const [first] = await store.leaseUndelivered(LEASE);
    checkEqual(first?.change.type, 'payment.created', 'first');
    checkEqual(await untold(store), [], 'while the first is held');
    checkEqual(await untold(store, NOW + 500), ['pay_1:payment.created'], 'after its lease');
    await store.acknowledge(first?.change.id ?? '', NOW);
    checkEqual(await untold(store), ['pay_1:payment.paid'], 'after the acknowledgement');
  }),

  oneStore('gives at most one change of a payment at once, of several payments', async (store) => {
    for (const n of [1, 2, 3]) {
      const record = await reserved(store, { id: `pay_${n}`, orderId: `order_${n}` });
      await updated(store, record, {});
    }
    checkEqual((await untold(store, NOW, 2)).length, 2, 'as many as asked for');
    checkEqual((await untold(store)).length, 1, 'the rest');
  }),

  oneStore('does not give out what is told', async (store) => {
    await reserved(store);
    await acknowledgeFirst(store);
    checkEqual(await untold(store, NOW + 10_000), [], 'untold');
    const [change] = await store.history('pay_1');
    checkEqual(change?.deliveredAt, NOW, 'deliveredAt');
  }),

  oneStore('takes an acknowledgement twice without freeing the next change', async (store) => {
    await updated(store, await reserved(store), {}, {}, 'payment.paid');
    const [first] = await store.leaseUndelivered(LEASE);
    await store.acknowledge(first?.change.id ?? '', NOW);
    checkEqual(await untold(store), ['pay_1:payment.paid'], 'the next');
    await store.acknowledge(first?.change.id ?? '', NOW + 1);
    await store.postpone(first?.change.id ?? '', { nextAttemptAt: NOW, error: 'late' });
    checkEqual(await untold(store), [], 'while the next is held');
    const [told] = await store.history('pay_1');
    checkEqual([told?.deliveredAt, told?.lastError], [NOW, null], 'the first change');
    await store.acknowledge('evt_unknown', NOW);
    await store.postpone('evt_unknown', { nextAttemptAt: NOW, error: 'unknown' });
  }),

  oneStore('postpones a change, and with it the changes after it', async (store) => {
    const first = await reserved(store);
    const [delivery] = await store.leaseUndelivered(LEASE);
    const later = { nextAttemptAt: NOW + 5000, error: 'TypeError: no such order' };
    await store.postpone(delivery?.change.id ?? '', later);
    await updated(store, first, {}, {}, 'payment.paid');
    checkEqual(await untold(store, NOW + 4999), [], 'before its time');
    const [change] = await store.history('pay_1');
    const kept = [change?.attempts, change?.nextAttemptAt, change?.lastError];
    checkEqual(kept, [1, NOW + 5000, later.error], 'the state of the delivery');
    checkEqual(await untold(store, NOW + 5000), ['pay_1:payment.created'], 'at its time');
  }),

  oneStore("takes any word of a provider and any text of a merchant's error", async (store) => {
    const text = 'broken \0 \ud800';
    const record = await reserved(store);
    const { changes, ...update } = sampleUpdate(record, {});
    const words = changes.map((change) => ({ ...change, word: text }));
    checkEqual(await store.update({ ...update, changes: words }), true, 'update');
    const [delivery] = await store.leaseUndelivered(LEASE);
    await store.postpone(delivery?.change.id ?? '', { nextAttemptAt: NOW + 5000, error: text });
    const [first, second] = await store.history('pay_1');
    checkEqual(first?.nextAttemptAt, NOW + 5000, 'the next attempt');
    const starts = [first?.lastError, second?.word].map((kept) => kept?.startsWith('broken '));
    checkEqual(starts, [true, true], 'the error and the word, one of them perhaps changed');
  }),

  oneStore('lets one payment that fails hold up no other', async (store) => {
    await reserved(store);
    const [delivery] = await store.leaseUndelivered(LEASE);
    await store.postpone(delivery?.change.id ?? '', { nextAttemptAt: NOW + 9e6, error: 'no' });
    await reserved(store, { id: 'pay_2', orderId: 'order_2' });
    checkEqual(await untold(store), ['pay_2:payment.created'], 'untold');
  }),

  oneStore('gives the changes of one payment alone when asked', async (store) => {
    await reserved(store);
    await reserved(store, { id: 'pay_2', orderId: 'order_2' });
    const [only, ...others] = await store.leaseUndelivered({ ...LEASE, paymentId: 'pay_2' });
    checkEqual([only?.change.paymentId, others.length], ['pay_2', 0], 'the change');
    checkEqual(await untold(store), ['pay_1:payment.created'], 'what is left');
  }),

  oneStore('tells of the replaced payment, too', async (store) => {
    const first = await reserved(store);
    await acknowledgeFirst(store);
    const supersedes = sampleUpdate(first, { supersededBy: 'pay_2' }, {}, 'payment.cancelled');
    const [change] = supersedes.changes;
    check(change !== undefined, 'the sample has a change');
    await reserved(store, { id: 'pay_2' }, { supersedes: { ...supersedes, change } });
    const all = await untold(store);
    checkEqual(all.sort(), ['pay_1:payment.cancelled', 'pay_2:payment.created'], 'untold');
  }),

  oneStore('gives no change to two callers at once', async (store) => {
    await checkNoneTwice([store]);
  }),

  sharedStore('gives no change to two stores at once', async (open) => {
    await checkNoneTwice([await open(), await open()]);
  }),

  sharedStore(
    'tells each change once and in order while two stores add and deliver',
    async (open) => {
      const stores = [await open(), await open()];
      const told: string[] = [];
      let isAdding = true;
      const deliver = async (store: Store) => {
        for (;;) {
          const last = !isAdding;
          const found = await store.leaseUndelivered({ ...LEASE, leaseMs: 1e7 });
          for (const { change } of found) {
            told.push(`${change.paymentId}:${change.version}`);
            await store.acknowledge(change.id, NOW);
          }
          if (last && found.length === 0) return;
          // A store that answers at once must not keep the others from their timers.
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      };
      const add = async (store: Store, id: string) => {
        let record = await reserved(store, { id, orderId: id });
        for (let step = 0; step < 10; step++) record = await updated(store, record, {});
      };
      const adding = Promise.all(
        stores.flatMap((store, n) => [0, 1, 2].map((m) => add(store, `pay_${n}${m}`))),
      ).finally(() => {
        isAdding = false;
      });
      await Promise.all([adding, ...stores.map(deliver)]);
      checkEqual(told.length, 66, 'changes told');
      for (const id of new Set(told.map((each) => each.split(':')[0]))) {
        const versions = told
          .filter((each) => each.startsWith(`${id}:`))
          .map((t) => t.split(':')[1]);
        checkEqual(versions.map(Number), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], `the order of ${id}`);
      }
    },
  ),
];

async function untold(store: Store, now = NOW, limit = 10): Promise<string[]> {
  const leased = await store.leaseUndelivered({ ...LEASE, now, limit });
  return leased.map(({ change }) => `${change.paymentId}:${change.type}`);
}

async function acknowledgeFirst(store: Store): Promise<void> {
  const [first] = await store.leaseUndelivered(LEASE);
  await store.acknowledge(first?.change.id ?? '', NOW);
}

async function checkNoneTwice(stores: readonly Store[]): Promise<void> {
  for (let n = 0; n < 30; n++) {
    await reserved(stores[n % stores.length] as Store, { id: `pay_${n}`, orderId: `order_${n}` });
  }
  const calls = stores.flatMap((store) => Array.from({ length: 8 }, () => untold(store, NOW, 3)));
  const given = (await Promise.all(calls)).flat();
  checkEqual(given.length, Math.min(30, calls.length * 3), 'changes given out');
  checkEqual(new Set(given).size, given.length, 'different ones');
}
