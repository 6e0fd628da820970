import { afterEach, expect, test } from 'vitest';
import { memoryStore } from '../../stores/memory.ts';
import { sqliteStore } from '../../stores/sqlite.ts';
import { storeSequence } from './storeSequence.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-21T10:00:00Z');
const stores = { memory: () => memoryStore(), sqlite: () => sqliteStore(':memory:') };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

function setUp(make: () => ReturnType<typeof memoryStore>) {
  const store = make();
  open.push(store);
  return store;
}

test.for(Object.entries(stores))(
  'draws one nonce after the other while nobody else sends, in %s (S09, S11, T34)',
  async ([, make]) => {
    const store = setUp(make);
    // As two parts of one server would make them.
    const senders = [storeSequence(store, 'key'), storeSequence(store, 'key')];
    const landed: number[] = [];
    let under = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        senders[index % 2]?.(START, async (nonce) => {
          under += 1;
          expect(under).toBe(1);
          await new Promise((resolve) => setTimeout(resolve, (index * 7) % 5));
          landed.push(nonce);
          under -= 1;
        }),
      ),
    );
    expect(landed).toEqual(Array.from({ length: 20 }, (_, index) => START + index));
  },
);

test.for(Object.entries(stores))(
  'counts on when the clock goes back an hour, forward a day and back, in %s (S12, S13, T34)',
  async ([, make]) => {
    const sequence = storeSequence(setUp(make), 'key');
    const clock = [START, START - HOUR, START + 24 * HOUR, START + 1];
    const nonces: number[] = [];
    for (const atLeast of clock) nonces.push(await sequence(atLeast, async (nonce) => nonce));
    const ahead = START + 24 * HOUR;
    expect(nonces).toEqual([START, START + 1, ahead, ahead + 1]);
  },
);

test('starts above what an earlier program used, once the store is told (S15)', async () => {
  const store = setUp(stores.memory);
  const sequence = storeSequence(store, 'key');
  const microseconds = START * 1000;
  expect(await store.nextSequence('kanga:key', microseconds)).toBe(microseconds);
  expect(await sequence(START, async (nonce) => nonce)).toBe(microseconds + 1);
});

test('counts for each key by itself, and lets their calls pass each other', async () => {
  const store = setUp(stores.memory);
  const one = storeSequence(store, 'one');
  const other = storeSequence(store, 'other');
  const nonces = await one(START, (nonce) => other(START, async (inner) => [nonce, inner]));
  expect(nonces).toEqual([START, START]);
});

test('gives the lease back after a failure, and the failure to its caller', async () => {
  const sequence = storeSequence(setUp(stores.memory), 'key');
  const broken = sequence(START, () => Promise.reject(new Error('no connection')));
  await expect(broken).rejects.toThrow('no connection');
  expect(await sequence(START, async (nonce) => nonce)).toBe(START + 1);
});

test('holds the key for longer than a call can take, and waits for longer than it is held', async () => {
  const asked: { ttlMs: number; waitMs: number }[] = [];
  const store = {
    nextSequence: async (_key: string, atLeast: number) => atLeast,
    withLease: async <T>(
      _key: string,
      input: { ttlMs: number; waitMs: number },
      run: () => Promise<T>,
    ) => {
      asked.push(input);
      return run();
    },
  };
  await storeSequence(store, 'key')(START, async () => {});
  // http/send.ts gives up after 10,000 ms.
  expect(asked[0]?.ttlMs).toBeGreaterThan(10_000);
  expect(asked[0]?.waitMs).toBeGreaterThan(asked[0]?.ttlMs ?? 0);
});
