import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@coinslot/server';
import { memoryStore } from '@coinslot/server/stores/memory';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import type { openRace } from '../faults/openRace.ts';
import { playRace, racePlan } from '../faults/playRace.ts';
import { startPostgres } from '../startPostgres.ts';

const { runs, seed } = deepRuns('COINSLOT_RACE_RUNS', 1000);
const sql = deepRuns('COINSLOT_SQL_RACE_RUNS', 24);
type Stores = Parameters<typeof openRace>[0]['stores'];

function races(stores: Stores) {
  let played = 0;
  return fc.asyncProperty(fc.scheduler(), racePlan, async (scheduler, plan) => {
    played += 1;
    const faults = await playRace(plan, scheduler, { orderId: `order-${played}`, stores });
    expect(faults).toEqual([]);
  });
}

/** Both servers on one memory; `breakIt` makes a worse store of it. */
const onMemory =
  (breakIt: (store: Store) => Store = (store) => store): Stores =>
  (sleep, now) => {
    const store = breakIt(memoryStore({ sleep, now }));
    return [store, store];
  };

const opened: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

type Means = { sleep: (ms: number) => Promise<void>; now: () => number };

/** Opened once, as a shop's are; each race brings its own time. */
function kept(open: (means: Means) => Store): Stores {
  let current: Means = { sleep: async () => {}, now: () => 0 };
  const means: Means = { sleep: (ms) => current.sleep(ms), now: () => current.now() };
  const stores = [open(means), open(means)] as const;
  opened.push(...stores.map((store) => () => store.close()));
  return (sleep, now) => {
    current = { sleep, now };
    return stores;
  };
}

/** Each server with a connection of its own to one file. */
function onSqlite(): Stores {
  const folder = mkdtempSync(join(tmpdir(), 'coinslot-races-'));
  opened.push(() => rmSync(folder, { recursive: true }));
  return kept((means) => sqliteStore(join(folder, 'checkout.db'), means));
}

/** Each server with a pool of its own to one database. */
async function onPostgres(): Promise<Stores> {
  const postgres = await startPostgres();
  opened.push(() => postgres.stop());
  const connectionString = await postgres.createDatabase();
  return kept((means) => {
    const pool = new pg.Pool({ connectionString, max: 4 });
    // `end()` is through before its last connections are: the server may stop in between.
    pool.on('error', () => {});
    opened.push(() => pool.end());
    return postgresStore(pool, means);
  });
}

describe('notices, polls, checks, rounds and clicks of two servers at the same time', () => {
  it(
    `ship once and lose nothing: ${runs} races on memory, seed ${seed} (T20, S43, S55)`,
    async () => {
      await fc.assert(races(onMemory()), { numRuns: runs, seed });
    },
    60_000 + runs * 500,
  );

  it.each([
    ['SQLite', onSqlite],
    ['PostgreSQL', onPostgres],
  ])(
    `ship once and lose nothing: ${sql.runs} races on %s, seed ${seed} (T20, S43, S55)`,
    async (_, stores) => {
      await fc.assert(races(await stores()), { numRuns: sql.runs, seed });
    },
    60_000 + sql.runs * 500,
  );
});

/** That the races find what they look for: each of these stores does one thing wrong. */
describe('a race shows a store', () => {
  it.each<[string, (store: Store) => Store]>([
    [
      'that writes without comparing',
      (store) => ({
        ...store,
        async update(update) {
          const now = (await store.get(update.record.id))?.record.revision;
          return store.update({ ...update, expectedRevision: now ?? update.expectedRevision });
        },
      }),
    ],
    [
      'that hands out a change twice',
      (store) => ({
        ...store,
        leaseUndelivered: (input) => store.leaseUndelivered({ ...input, leaseMs: 0 }),
      }),
    ],
    [
      'that loses a change',
      (store) => ({
        ...store,
        postpone: (id) => store.acknowledge(id, 0),
      }),
    ],
    [
      'that lets an order have two payments',
      (store) => ({
        ...store,
        reserve: (reservation) =>
          store.reserve({
            ...reservation,
            record: { ...reservation.record, orderId: reservation.record.id },
          }),
      }),
    ],
  ])('%s', async (_, breakIt) => {
    const { failed } = await fc.check(races(onMemory(breakIt)), {
      numRuns: 300,
      seed,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
