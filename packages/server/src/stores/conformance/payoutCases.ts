import type { Payout, Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { checkEqual } from './check.ts';
import { reserved, START } from './samples.ts';

const NOW = START + 1000;
const LEASE = { now: NOW, limit: 10, leaseMs: 500 };

export const payoutCases: readonly ConformanceCase[] = [
  oneStore('gives a payout back as it was recorded, and knows its notice', async (store) => {
    checkEqual(await store.leasePayouts(LEASE), [], 'before');
    const payout = samplePayout('evt_1', { raw: { amount: 0.1, text: 'zażółć 🪙\0', deep: [[]] } });
    checkEqual(await store.recordPayout(payout, 'key'), true, 'recorded');
    checkEqual(await store.seen('key'), true, 'seen');
    const delivery = { deliveredAt: null, attempts: 1, nextAttemptAt: null, lastError: null };
    checkEqual(await store.leasePayouts(LEASE), [{ ...payout, ...delivery }], 'the payout');
    checkEqual(await store.leaseUndelivered(LEASE), [], 'changes of payments');
  }),

  oneStore('takes a payout once, by the key of its notice and by its id', async (store) => {
    await store.recordPayout(samplePayout('evt_1'), 'key');
    checkEqual(await store.recordPayout(samplePayout('evt_1'), 'key'), false, 'the same again');
    checkEqual(await store.recordPayout(samplePayout('evt_2'), 'key'), false, 'the same key');
    const other = samplePayout('evt_1', { withdrawalId: 'other' });
    checkEqual(await store.recordPayout(other, 'other'), false, 'the same id');
    checkEqual(await told(store), ['evt_1'], 'payouts');
    checkEqual(await store.leasePayouts(LEASE), [], 'nothing behind it');
    await store.acknowledge('evt_1', NOW);
    checkEqual(await store.recordPayout(samplePayout('evt_1'), 'key'), false, 'after it was told');
    checkEqual(await told(store), [], 'untold');
  }),

  oneStore('holds a payout until its lease is over, and counts the attempts', async (store) => {
    await store.recordPayout(samplePayout('evt_1', { at: NOW }), 'key');
    checkEqual(await told(store, NOW - 1), [], 'before its time');
    checkEqual(await told(store), ['evt_1'], 'first');
    checkEqual(await told(store, NOW + 499), [], 'while it is held');
    const [again] = await store.leasePayouts({ ...LEASE, now: NOW + 500 });
    checkEqual(again?.attempts, 2, 'attempts');
  }),

  oneStore('does not wait for a time that a wrong clock has written', async (store) => {
    await store.recordPayout(samplePayout('evt_1', { at: NOW + 48 * 60 * 60_000 }), 'key');
    checkEqual(await told(store), ['evt_1'], 'further ahead than any schedule');
    checkEqual(await told(store, NOW + 499), [], 'while it is held');
  }),

  oneStore("tells a withdrawal's payouts in order, the second after the first", async (store) => {
    for (const id of ['evt_c', 'evt_a', 'evt_b']) await store.recordPayout(samplePayout(id), id);
    await store.recordPayout(samplePayout('evt_x', { withdrawalId: 'w_2' }), 'x');
    await store.recordPayout(samplePayout('evt_y', { provider: 'otherpay' }), 'y');
    checkEqual((await told(store)).sort(), ['evt_c', 'evt_x', 'evt_y'], 'the first of each');
    checkEqual(await told(store), [], 'while they are held');
    await store.acknowledge('evt_c', NOW);
    checkEqual(await told(store), ['evt_a'], 'after the acknowledgement');
    await store.postpone('evt_a', { nextAttemptAt: NOW + 5000, error: 'no' });
    checkEqual((await told(store, NOW + 4999)).sort(), ['evt_x', 'evt_y'], 'while it waits');
    const [again] = await store.leasePayouts({ ...LEASE, now: NOW + 5000, limit: 1 });
    const kept = [again?.id, again?.attempts, again?.nextAttemptAt, again?.lastError];
    checkEqual(kept, ['evt_a', 2, NOW + 5000, 'no'], 'at its time');
    await store.acknowledge('evt_a', NOW);
    checkEqual((await told(store, NOW + 5000)).includes('evt_b'), true, 'the last');
  }),

  oneStore('changes nothing about a payout that was told', async (store) => {
    await store.recordPayout(samplePayout('evt_1'), 'one');
    await store.recordPayout(samplePayout('evt_2'), 'two');
    await told(store);
    await store.acknowledge('evt_1', NOW);
    checkEqual(await told(store), ['evt_2'], 'the next');
    await store.acknowledge('evt_1', NOW + 1);
    await store.postpone('evt_1', { nextAttemptAt: NOW, error: 'late' });
    checkEqual(await told(store), [], 'while the next is held');
  }),

  oneStore('keeps payouts and the changes of payments apart', async (store) => {
    await reserved(store);
    await store.recordPayout(samplePayout('evt_1'), 'key');
    const [change] = await store.leaseUndelivered(LEASE);
    await store.acknowledge(change?.change.id ?? '', NOW);
    checkEqual(await told(store), ['evt_1'], 'the payout');
    checkEqual((await store.list({ undelivered: true })).length, 0, 'undelivered payments');
    checkEqual((await store.history('pay_1')).length, 1, 'changes');
  }),

  sharedStore('takes one of many equal payouts at once in two stores', async (open) => {
    const stores = [await open(), await open()];
    const records = stores.flatMap((store) =>
      Array.from({ length: 10 }, () => store.recordPayout(samplePayout('evt_1'), 'key')),
    );
    const won = (await Promise.all(records)).filter(Boolean);
    checkEqual(won.length, 1, 'recorded');
  }),

  sharedStore('gives no payout to two stores at once', async (open) => {
    const stores = [await open(), await open()];
    for (let n = 0; n < 30; n++) {
      const payout = samplePayout(`evt_${n}`, { withdrawalId: `w_${n}` });
      await stores[n % 2]?.recordPayout(payout, `key_${n}`);
    }
    const calls = stores.flatMap((store) => Array.from({ length: 8 }, () => told(store, NOW, 3)));
    const given = (await Promise.all(calls)).flat();
    checkEqual(new Set(given).size, given.length, 'different ones');
    for (const store of stores) given.push(...(await told(store, NOW, 30)));
    checkEqual(given.length, 30, 'payouts given out');
  }),
];

function samplePayout(id: string, part: Partial<Payout> = {}): Payout {
  const raw = { id: 'w_1', state: 'processed' };
  return {
    id,
    provider: 'testpay',
    withdrawalId: 'w_1',
    status: 'processed',
    raw,
    at: START,
    ...part,
  };
}

async function told(store: Store, now = NOW, limit = 10): Promise<string[]> {
  return (await store.leasePayouts({ ...LEASE, now, limit })).map(({ id }) => id);
}
