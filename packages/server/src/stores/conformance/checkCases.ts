import type { Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { checkEqual } from './check.ts';
import { reserved, updated } from './samples.ts';

const LEASE = { limit: 10, leaseMs: 1000 };

export const checkCases: readonly ConformanceCase[] = [
  oneStore('gives the payments whose time has come, the oldest first', async (store) => {
    await reserveDueAt(store, [300, 100, null, 200, 301]);
    checkEqual(await dueIds(store, 300), ['pay_1', 'pay_3', 'pay_0'], 'due');
  }),

  oneStore('gives no more than asked for, and the oldest of them', async (store) => {
    await reserveDueAt(store, [300, 100, 200]);
    checkEqual(await dueIds(store, 300, 2), ['pay_1', 'pay_2'], 'due');
    checkEqual(await dueIds(store, 300, 2), ['pay_0'], 'the rest');
  }),

  oneStore('holds a payment until its lease is over, and then gives it again', async (store) => {
    await reserveDueAt(store, [100]);
    checkEqual(await dueIds(store, 100), ['pay_0'], 'first');
    checkEqual(await dueIds(store, 1099), [], 'while it is held');
    const again = await store.leaseDue({ ...LEASE, now: 1100 });
    checkEqual(
      again.map(({ checkAt }) => checkAt),
      [100],
      'its own time, after the lease',
    );
  }),

  oneStore('moves the times without a new revision, and ends the lease', async (store) => {
    await reserveDueAt(store, [100]);
    await dueIds(store, 100);
    await store.schedule('pay_0', { readAt: 110, checkAt: 200, checks: 1 });
    const stored = await store.get('pay_0');
    checkEqual([stored?.readAt, stored?.checkAt, stored?.checks], [110, 200, 1], 'the times');
    checkEqual(stored?.record.revision, 1, 'revision');
    checkEqual(await dueIds(store, 199), [], 'before');
    checkEqual(await dueIds(store, 200), ['pay_0'], 'at the new time');
    await store.schedule('pay_0', { readAt: 210, checkAt: null, checks: 2 });
    checkEqual(await dueIds(store, 1_000_000), [], 'when watching is over');
    await store.schedule('pay_unknown', { readAt: 1, checkAt: 2, checks: 3 });
  }),

  oneStore(
    'keeps the next time and the lease when only the time of a read moves',
    async (store) => {
      await reserveDueAt(store, [100, 200]);
      await dueIds(store, 100);
      await store.schedule('pay_0', { readAt: 110 });
      await store.schedule('pay_1', { readAt: 120 });
      const [first, second] = [await store.get('pay_0'), await store.get('pay_1')];
      checkEqual([first?.readAt, first?.checkAt, first?.checks], [110, 100, 0], 'the leased one');
      checkEqual([second?.readAt, second?.checkAt, second?.checks], [120, 200, 0], 'the other one');
      checkEqual(await dueIds(store, 200), ['pay_1'], 'due while the first is held');
      checkEqual(await dueIds(store, 1100), ['pay_0'], 'after its lease');
    },
  ),

  oneStore('does not wait for a time that a wrong clock has written', async (store) => {
    const day = 24 * 60 * 60_000;
    await reserveDueAt(store, [400 * day, 300, 100 + day]);
    checkEqual(await dueIds(store, 100), ['pay_0'], 'further ahead than any schedule');
    checkEqual(await dueIds(store, 1099), ['pay_1'], 'while it is held');
    checkEqual(await dueIds(store, 1100), ['pay_0'], 'after its lease');
  }),

  oneStore('follows the schedule of an update', async (store) => {
    const first = await reserved(store, {}, { checkAt: 100 });
    await store.leaseDue({ ...LEASE, now: 100 });
    await updated(store, first, {}, { checkAt: 150 });
    checkEqual(await dueIds(store, 150), ['pay_1'], 'due');
  }),

  oneStore('gives no payment to two callers at once', async (store) => {
    await checkNoneTwice([store]);
  }),

  sharedStore('gives no payment to two stores at once', async (open) => {
    await checkNoneTwice([await open(), await open()]);
  }),
];

async function reserveDueAt(store: Store, times: readonly (number | null)[]): Promise<void> {
  for (const [index, checkAt] of times.entries()) {
    await reserved(store, { id: `pay_${index}`, orderId: `order_${index}` }, { checkAt });
  }
}

async function dueIds(store: Store, now: number, limit = 10): Promise<string[]> {
  const due = await store.leaseDue({ ...LEASE, limit, now });
  return due.map(({ record }) => record.id);
}

async function checkNoneTwice(stores: readonly Store[]): Promise<void> {
  for (const store of stores.slice(0, 1)) await reserveDueAt(store, Array(30).fill(100));
  const calls = stores.flatMap((store) => Array.from({ length: 8 }, () => dueIds(store, 100, 3)));
  const ids = (await Promise.all(calls)).flat();
  checkEqual(ids.length, Math.min(30, calls.length * 3), 'payments given out');
  checkEqual(new Set(ids).size, ids.length, 'different ones');
}
