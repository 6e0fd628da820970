import type { Store } from '../../store.ts';
import { type ConformanceCase, oneStore, sharedStore } from './ConformanceCase.ts';
import { check, checkEqual, checkRefused } from './check.ts';

const PATIENT = { ttlMs: 10_000, waitMs: 10_000 };
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const leaseCases: readonly ConformanceCase[] = [
  oneStore('gives back what the function gives', async (store) => {
    checkEqual(await store.withLease('key', PATIENT, async () => 42), 42, 'the result');
  }),

  oneStore('lets one holder of a key run at a time, in the order of their calls', async (store) => {
    const order = await checkExclusive([store], 10);
    checkEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'the order');
  }),

  sharedStore('lets one holder of a key run at a time in two stores', async (open) => {
    await checkExclusive([await open(), await open()], 12);
  }),

  oneStore('holds keys independently of each other', async (store) => {
    const inner = store.withLease('a', PATIENT, () =>
      store.withLease('b', { ttlMs: 1000, waitMs: 0 }, async () => 'both'),
    );
    checkEqual(await inner, 'both', 'the result');
  }),

  oneStore('gives up after the time to wait, without running the function', async (store) => {
    let ran = false;
    await store.withLease('key', PATIENT, async () => {
      const second = store.withLease('key', { ttlMs: 1000, waitMs: 30 }, async () => {
        ran = true;
      });
      await checkRefused(second, 'store_unavailable', 'the second holder');
    });
    checkEqual(ran, false, 'the second ran');
    await store.withLease('key', PATIENT, async () => {});
  }),

  oneStore('frees the key when the function throws, and hands its error on', async (store) => {
    const thrown = new Error('the provider is away');
    const failing = store.withLease('key', PATIENT, async () => {
      throw thrown;
    });
    checkEqual(await failing.catch((error: unknown) => error === thrown), true, 'the very error');
    const next = await store.withLease('key', { ttlMs: 1000, waitMs: 0 }, async () => 'next');
    checkEqual(next, 'next', 'the next holder');
  }),

  oneStore('frees the key when its time is over, whatever became of the holder', async (store) => {
    const never = deferred();
    const events: string[] = [];
    const first = store.withLease('key', { ttlMs: 40, waitMs: 0 }, () => never.promise);
    const second = store.withLease('key', PATIENT, async () => {
      events.push('second begins');
      never.resolve();
      await first;
      await sleep(30);
      events.push('second ends');
    });
    // The first one's end must not free what is now the second one's.
    await never.promise;
    await store.withLease('key', PATIENT, async () => {
      events.push('third');
    });
    await second;
    checkEqual(events, ['second begins', 'second ends', 'third'], 'events');
  }),

  sharedStore(
    'lets a store that asks seldom through beside one that asks all the time',
    async (open) => {
      const [busy, patient] = [await open(), await open()];
      let done = false;
      const loop = (async () => {
        while (!done) await busy.withLease('key', PATIENT, () => sleep(3));
      })();
      await sleep(20);
      try {
        for (let n = 0; n < 5; n++) {
          await patient.withLease('key', { ttlMs: 1000, waitMs: 1500 }, async () => {});
        }
      } finally {
        done = true;
        await loop;
      }
    },
  ),

  oneStore('counts on from the last number, and from a higher one when asked', async (store) => {
    checkEqual(await store.nextSequence('key', 5), 5, 'first');
    checkEqual(await store.nextSequence('key', 5), 6, 'the same least');
    checkEqual(await store.nextSequence('key', 0), 7, 'a lower least');
    checkEqual(await store.nextSequence('key', 100), 100, 'a higher least');
    checkEqual(await store.nextSequence('key', 8), 101, 'a lower one again');
    checkEqual(await store.nextSequence('other', 1), 1, 'another key');
    const micros = 1_760_000_000_000_000;
    checkEqual(await store.nextSequence('key', micros), micros, 'microseconds');
    checkEqual(await store.nextSequence('key', 0), micros + 1, 'and on');
  }),

  oneStore('gives no number twice', async (store) => {
    await checkNumbers([store]);
  }),

  sharedStore('gives no number twice in two stores', async (open) => {
    await checkNumbers([await open(), await open()]);
  }),
];

async function checkExclusive(stores: readonly Store[], times: number): Promise<number[]> {
  let inside = 0;
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: times }, (_, n) => {
      const store = stores[n % stores.length];
      check(store !== undefined, 'there is a store');
      return store.withLease('key', PATIENT, async () => {
        inside += 1;
        checkEqual(inside, 1, 'holders at once');
        await sleep(2);
        order.push(n);
        inside -= 1;
      });
    }),
  );
  return order;
}

async function checkNumbers(stores: readonly Store[]): Promise<void> {
  const calls = stores.flatMap((store) =>
    Array.from({ length: 25 }, () => store.nextSequence('key', 7)),
  );
  const numbers = (await Promise.all(calls)).sort((a, b) => a - b);
  checkEqual(
    numbers,
    Array.from(numbers, (_, n) => 7 + n),
    'numbers',
  );
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
