import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@coinslot/server';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import Libsql from 'libsql';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleWorker } from '../bundleWorker.ts';
import { type Postgres, startPostgres } from '../startPostgres.ts';
import type { HammerResult } from './storesWorker.ts';

const ORDERS = 20;
const ADDITIONS = 60;
const LEASE = { limit: 10, leaseMs: 500 };
let postgres: Postgres;
let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder = '';
/** Of the PostgreSQL database; empty for SQLite. */
let url = '';
const children = new Set<ChildProcess>();

beforeAll(async () => {
  [postgres, worker] = await Promise.all([
    startPostgres(),
    bundleWorker(new URL('./storesWorker.ts', import.meta.url)),
  ]);
});
afterAll(async () => {
  worker.remove();
  await postgres.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coinslot-processes-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(job: 'hammer' | 'hold', name: string) {
  const numbers = [`${ORDERS}`, `${ADDITIONS}`];
  const child = spawn(process.execPath, [worker.file, job, folder, name, ...numbers, url]);
  children.add(child);
  let [output, errors] = ['', ''];
  child.stdout.on('data', (part) => {
    output += part;
  });
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const ended = once(child, 'close').then(([code]) => {
    children.delete(child);
    return { code, output, errors };
  });
  return { child, ended };
}

const databases = {
  SQLite: async (use: (store: Store) => Promise<void>) => {
    const database = new Libsql(join(folder, 'checkout.db'));
    expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const store = sqliteStore(database);
    await use(store);
    await store.close();
    database.close();
  },
  PostgreSQL: async (use: (store: Store) => Promise<void>) => {
    const pool = new pg.Pool({ connectionString: url });
    // What a killed process had sent may still be carried out.
    const others = `select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await expect.poll(async () => (await pool.query(others)).rowCount).toBe(0);
    const store = postgresStore(pool);
    await use(store);
    await store.close();
    await pool.end();
  },
};

describe.each(['SQLite', 'PostgreSQL'] as const)('processes that share %s', (kind) => {
  const withStore = databases[kind];
  beforeEach(async () => {
    url = kind === 'PostgreSQL' ? await postgres.createDatabase() : '';
  });

  it('lose nothing and double nothing while three of them write a new one (S43, S55, T20)', async () => {
    const ends = await Promise.all(['a', 'b', 'c'].map((name) => start('hammer', name).ended));
    expect(ends.map(({ code, errors }) => ({ code, errors }))).toEqual(
      ends.map(() => ({ code: 0, errors: '' })),
    );
    const results = ends.map(({ output }): HammerResult => JSON.parse(output));
    const reserved = results.flatMap((result) => result.reserved);
    expect(reserved).toHaveLength(ORDERS);
    const numbers = results.flatMap((result) => result.numbers);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from(numbers, (_, n) => n));
    expect(results.map(({ intruders }) => intruders)).toEqual([0, 0, 0]);

    await withStore(async (store) => {
      for (let n = 0; n < ORDERS; n++) {
        expect(await store.findByOrder(`order_${n}`)).toHaveLength(1);
      }
      const added = 3 * ADDITIONS;
      expect((await store.get('pay_shared'))?.record).toMatchObject({
        private: { count: added },
        revision: added + 1,
      });
      const history = await store.history('pay_shared');
      expect(history.map(({ version }) => version)).toEqual(
        Array.from({ length: added + 1 }, (_, n) => n + 1),
      );

      const told = results.flatMap((result) => result.told);
      expect(told).toHaveLength(added + 1 + ORDERS);
      const inTime = told
        .filter(({ id }) => id === 'pay_shared')
        .sort((a, b) => (BigInt(a.at) < BigInt(b.at) ? -1 : 1));
      expect(inTime.map(({ version }) => version)).toEqual(history.map(({ version }) => version));
    });
  }, 90_000);

  it.each([0, 7, 20, 45, 110])(
    'keep every commit of one that is killed %i ms into its writing, and its leases end',
    async (ms) => {
      const { child, ended } = start('hold', 'victim');
      const progress = join(folder, 'victim');
      await expect.poll(() => existsSync(progress), { timeout: 15_000, interval: 5 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill('SIGKILL');
      await ended;

      await withStore(async (store) => {
        const last = Number(readFileSync(progress, 'utf8').trimEnd().split('\n').at(-1));
        const record = (await store.get('pay_shared'))?.record;
        const count = Number(record?.private['count']);
        expect([last, last + 1]).toContain(count);
        expect(record?.revision).toBe(count + 1);
        expect(await store.history('pay_shared')).toHaveLength(count + 1);
        expect(await store.seen(`pay_shared:${count}`)).toBe(true);
        expect(await store.seen(`pay_shared:${count + 1}`)).toBe(false);

        const held = store.withLease('key', { ttlMs: 1000, waitMs: 5000 }, async () => 'free');
        expect(await held).toBe('free');
        const now = Date.now() + 500;
        expect(await store.leaseDue({ ...LEASE, now })).toHaveLength(1);
        const [untold] = await store.leaseUndelivered({ ...LEASE, now });
        expect(untold?.change).toMatchObject({ version: 1, attempts: 2 });
      });
    },
  );
});
