import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKangaClient, inMemorySequence, storeSequence } from '@coinslot/server/kanga';
import { memoryStore } from '@coinslot/server/stores/memory';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleWorker } from '../bundleWorker.ts';
import { seededRandom } from '../faults/seededRandom.ts';
import { type Postgres, startPostgres } from '../startPostgres.ts';
import { type NonceStub, startNonceStub } from './nonceStub.ts';
import type { NonceResult } from './nonceWorker.ts';

const CALLS = Number(process.env['COINSLOT_NONCE_CALLS'] ?? 100);
const HOUR = 60 * 60_000;
let postgres: Postgres;
let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder = '';
let stub: NonceStub;
const children = new Set<ReturnType<typeof spawn>>();

beforeAll(async () => {
  [postgres, worker] = await Promise.all([
    startPostgres(),
    bundleWorker(new URL('./nonceWorker.ts', import.meta.url)),
  ]);
});
afterAll(async () => {
  worker.remove();
  await postgres.stop();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coinslot-nonce-'));
  stub = await startNonceStub(seededRandom(20_261_121).next);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function work(calls: number, { hangs = 0, url = '' } = {}): Promise<NonceResult> {
  const argv = [JSON.stringify(stub.account), folder, `${calls}`, `${hangs}`, url];
  const child = spawn(process.execPath, [worker.file, ...argv]);
  children.add(child);
  let [output, errors] = ['', ''];
  child.stdout.on('data', (part) => {
    output += part;
  });
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const [code] = await once(child, 'close');
  children.delete(child);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(output);
}

const increasing = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe('signed calls with one API key', () => {
  it.each([
    ['SQLite', CALLS],
    ['PostgreSQL', CALLS / 4],
  ] as const)(
    'of four processes on %s, %i of each, are all answered, and no nonce is refused (S10, S11, T34)',
    async (kind, count) => {
      const url = kind === 'PostgreSQL' ? await postgres.createDatabase() : '';
      const startedAt = performance.now();
      const results = await Promise.all([1, 2, 3, 4].map(() => work(count, { url })));
      const seconds = (performance.now() - startedAt) / 1000;
      const rate = (stub.accepted.length / seconds).toFixed(0);
      console.log(`nonce: ${rate} calls/s on ${kind}, ${seconds.toFixed(1)} s`);
      expect(results).toEqual(results.map(() => ({ answered: count, failed: [], late: [] })));
      expect(stub).toMatchObject({ refused: [], unsigned: 0, most: 1 });
      expect(stub.accepted).toHaveLength(4 * count);
      expect(stub.accepted).toEqual(increasing(stub.accepted));
    },
    300_000,
  );

  it('are refused only when their process hung longer than its lease, and then made anew (S11, S16, T34)', async () => {
    const results = await Promise.all([work(30, { hangs: 2 }), work(40), work(40)]);
    expect(results.map(({ answered, failed }) => [answered, failed])).toEqual([
      [30, []],
      [40, []],
      [40, []],
    ]);
    const late = results.flatMap((result) => result.late);
    expect(late).toHaveLength(2);
    // What was sent in time was taken, and what was sent late was late indeed.
    expect(stub.refused.length).toBeGreaterThan(0);
    expect(late).toEqual(expect.arrayContaining(stub.refused));
    expect(stub.accepted).toHaveLength(110);
    expect(stub.accepted).toEqual(increasing(stub.accepted));
  });

  it('go on in another process when the one that makes them is killed', async () => {
    // With short leases: it would hang at its tenth call, and is not let live that long.
    const dying = work(30, { hangs: 1 }).catch(() => 'killed');
    await expect
      .poll(() => stub.accepted.length, { interval: 1, timeout: 60_000 })
      .toBeGreaterThanOrEqual(4);
    for (const child of children) child.kill('SIGKILL');
    expect(await dying).toBe('killed');
    expect(await work(20)).toEqual({ answered: 20, failed: [], late: [] });
    expect(stub.refused).toEqual([]);
    expect(stub.accepted).toEqual(increasing(stub.accepted));
  });

  it('are refused for good where a program counts for itself, and its clock was ahead before (S10, S14, S16)', async () => {
    const program = (ahead: number) =>
      createKangaClient({
        ...stub.account,
        sequence: inMemorySequence(),
        now: () => Date.now() + ahead,
      });
    await program(HOUR).checkPayment('key');
    // Started anew with the right time, or another program that does not know of the first.
    const code = 'credentials_or_nonce';
    await expect(program(0).checkPayment('key')).rejects.toMatchObject({ code });
    expect(stub.refused).toHaveLength(2);
    const store = memoryStore();
    const sequence = storeSequence(store, stub.account.apiKey);
    await store.nextSequence(`kanga:${stub.account.apiKey}`, stub.accepted[0] ?? 0);
    const shared = createKangaClient({ ...stub.account, sequence });
    expect(await shared.checkPayment('key')).toMatchObject({ state: 'ACTIVE' });
  });
});

const stores = {
  memory: async (now: () => number) => ({ store: memoryStore({ now }), end: async () => {} }),
  SQLite: async (now: () => number) => {
    const store = sqliteStore(join(folder, 'checkout.db'), { now });
    return { store, end: () => store.close() };
  },
  PostgreSQL: async () => {
    const pool = new pg.Pool({ connectionString: await postgres.createDatabase() });
    const store = postgresStore(pool);
    return {
      store,
      async end() {
        await store.close();
        await pool.end();
      },
    };
  },
};

describe.each(Object.entries(stores))('a clock that is wrong, with %s', (_name, open) => {
  it('an hour behind, a day ahead, and right again: each nonce is above every one before (S12, S13, T34)', async () => {
    let wrong = 0;
    const now = () => Date.now() + wrong;
    const { store, end } = await open(now);
    const sequence = storeSequence(store, stub.account.apiKey);
    const client = createKangaClient({ ...stub.account, sequence, now });
    for (const by of [0, -HOUR, 24 * HOUR, 0, -HOUR]) {
      wrong = by;
      // Several at once: some wait for their turn while the clock is moved.
      await Promise.all(Array.from({ length: 4 }, () => client.checkPayment('key')));
    }
    expect(stub).toMatchObject({ refused: [], unsigned: 0 });
    expect(stub.accepted).toHaveLength(20);
    const [first = 0, , , , fifth, , , , ninth = 0, , , , thirteenth] = stub.accepted;
    expect(fifth).toBe((stub.accepted[3] ?? 0) + 1);
    expect(ninth - first).toBeGreaterThanOrEqual(24 * HOUR);
    expect(thirteenth).toBe((stub.accepted[11] ?? 0) + 1);
    await end();
  });

  it('moved while calls wait for their turn, delays none of them (S12, S13)', async () => {
    let wrong = 0;
    const now = () => Date.now() + wrong;
    const { store, end } = await open(now);
    const sequence = storeSequence(store, stub.account.apiKey);
    const client = createKangaClient({ ...stub.account, sequence, now });
    const calls = Array.from({ length: 30 }, () => client.checkPayment('key'));
    for (const by of [-HOUR, 24 * HOUR, 0]) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      wrong = by;
    }
    await Promise.all(calls);
    expect(stub).toMatchObject({ refused: [], unsigned: 0 });
    expect(stub.accepted).toEqual(increasing(stub.accepted));
    await end();
  });
});
