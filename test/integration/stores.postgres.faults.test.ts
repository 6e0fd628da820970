import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { CheckoutError } from '@coinslot/core';
import type { Store } from '@coinslot/server';
import { type PgPool, postgresStore } from '@coinslot/server/stores/postgres';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../startPostgres.ts';
import { change, reservation } from './storesSamples.ts';

let postgres: Postgres;
let connectionString = '';
let pool: pg.Pool;
let store: Store;
const afterwards: (() => unknown)[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  connectionString = await postgres.createDatabase();
  pool = open();
  store = postgresStore(pool);
});
afterEach(async () => {
  await store.close();
  for (const clean of afterwards.splice(0).reverse()) await clean();
});

function open(options: pg.PoolConfig = {}): pg.Pool {
  const opened = new pg.Pool({ connectionString, max: 3, ...options });
  afterwards.push(() => (opened.ended ? undefined : opened.end()));
  return opened;
}

const refusal = (work: Promise<unknown>): Promise<CheckoutError> =>
  work.then(
    () => expect.unreachable('expected a refusal'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(CheckoutError);
      return error as CheckoutError;
    },
  );

/** Nothing checked out, and no transaction open. */
async function expectAllHandedBack(): Promise<void> {
  expect(pool.idleCount).toBe(pool.totalCount);
  expect(pool.waitingCount).toBe(0);
  const own = new pg.Client({ connectionString });
  await own.connect();
  const { rows } = await own.query(
    `select state from pg_stat_activity where datname = current_database()
     and pid <> pg_backend_pid() and state <> 'idle'`,
  );
  await own.end();
  expect(rows).toEqual([]);
}

async function shared(): Promise<ReturnType<typeof reservation>> {
  const made = reservation('pay_1', 'order_1');
  expect(await store.reserve(made)).toEqual({ outcome: 'reserved' });
  return made;
}

function nextOf({ record }: ReturnType<typeof reservation>) {
  const next = { ...record, version: record.version + 1, revision: record.revision + 1 };
  return {
    record: next,
    expectedRevision: record.revision,
    changes: [change(next)],
    checkAt: 1,
    checks: 0,
  };
}

describe('the pool', () => {
  it('is asked for nothing before the first use', async () => {
    expect(pool.totalCount).toBe(0);
    expect(pool.listenerCount('error')).toBe(0);
    await store.get('pay_1');
    expect(pool.totalCount).toBeGreaterThan(0);
  });

  it('may lose an idle connection without ending the process, even after the store', async () => {
    const second = postgresStore(pool);
    await Promise.all([store.get('pay_1'), second.get('pay_1')]);
    await Promise.all([store.close(), second.close()]);
    expect(pool.listenerCount('error')).toBe(1);
    expect(pool.emit('error', new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('stays open when the store closes, with every connection in it', async () => {
    const begun = Promise.all([shared(), store.list({}), store.nextSequence('key', 1)]);
    await store.close();
    await begun;
    await expectAllHandedBack();
    expect((await pool.query('select id from coinslot_payments')).rows).toEqual([{ id: 'pay_1' }]);
    expect((await refusal(store.get('pay_1'))).code).toBe('store_unavailable');
  });

  it('that its owner has ended is unavailable (S37)', async () => {
    await shared();
    await pool.end();
    const { code, retryable } = await refusal(store.get('pay_1'));
    expect([code, retryable]).toEqual(['store_unavailable', true]);
  });

  it('may have parsers and a level of isolation of its own', async () => {
    const strict = open({ max: 10, options: '-c default_transaction_isolation=serializable' });
    strict.on('connect', (client) => client.setTypeParser(20, 'text', BigInt));
    const other = postgresStore(strict);
    const made = await shared();
    expect(await other.get('pay_1')).toMatchObject({ checkAt: 1, checks: 0, readAt: null });
    const writes = Array.from({ length: 10 }, () => other.update(nextOf(made)));
    expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
    const numbers = Array.from({ length: 40 }, () => other.nextSequence('key', 0));
    expect(new Set(await Promise.all(numbers)).size).toBe(40);
    await other.close();
  });
});

describe('the tables', () => {
  it('are made once by many stores that start together', async () => {
    const stores = Array.from({ length: 6 }, () => postgresStore(open()));
    await Promise.all(stores.map((each) => each.list({})));
    await Promise.all(stores.map((each) => each.close()));
    const { rows } = await pool.query('select version::int, oldest::int from coinslot_schema');
    expect(rows).toEqual([{ version: 2, oldest: 0 }]);
  });

  it('serve a role that may not make any', async () => {
    await shared();
    const role = `role_${crypto.randomUUID().replaceAll('-', '')}`;
    await pool.query(`create role ${role}`);
    afterwards.push(() => pool.query(`drop owned by ${role}; drop role ${role}`));
    await pool.query(`
      grant select, insert, update, delete on all tables in schema public to ${role};
      grant usage on all sequences in schema public to ${role};
      revoke create on schema public from public`);
    const other = postgresStore(open({ options: `-c role=${role}` }));
    expect((await other.get('pay_1'))?.record.id).toBe('pay_1');
    expect(await other.reserve(reservation('pay_2', 'order_2'))).toEqual({ outcome: 'reserved' });
    await other.close();
  });

  it('live in the schema that comes first in the search path, and keep two shops apart (S58)', async () => {
    await pool.query('create schema checkout');
    const other = postgresStore(open({ options: '-c search_path=checkout' }));
    const made = await shared();
    expect(await other.list({})).toEqual([]);
    expect(await other.reserve(made)).toEqual({ outcome: 'reserved' });
    expect(await other.update({ ...nextOf(made), seenKey: 'delivery' })).toBe(true);
    await other.close();
    expect((await store.get('pay_1'))?.record.revision).toBe(1);
    expect(await store.seen('delivery')).toBe(false);
    const { rows } = await pool.query(
      `select schemaname from pg_tables where tablename = 'coinslot_payments' order by 1`,
    );
    expect(rows).toEqual([{ schemaname: 'checkout' }, { schemaname: 'public' }]);
  });

  it('go on serving this release when a newer one has added to them', async () => {
    await store.list({});
    await pool.query(`
      alter table coinslot_payments add column note text;
      alter table coinslot_changes add column weight bigint not null default 1;
      create table coinslot_later (id text);
      update coinslot_schema set version = 3`);
    const other = postgresStore(open());
    const made = reservation('pay_1', 'order_1');
    expect(await other.reserve(made)).toEqual({ outcome: 'reserved' });
    expect(await store.update(nextOf(made))).toBe(true);
    expect(await other.history('pay_1')).toHaveLength(2);
    await pool.query('update coinslot_schema set oldest = 3');
    const refused = postgresStore(open());
    expect((await refusal(refused.get('pay_1'))).code).toBe('invalid_configuration');
    await refused.close();
    await other.close();
  });
});

describe('a failure', () => {
  it('in the middle of an update leaves nothing written, open or taken (S37)', async () => {
    const made = await shared();
    const update = nextOf(made);
    const changes = [...update.changes, ...update.changes];
    const failed = { ...update, changes, seenKey: 'delivery' };
    expect((await refusal(store.update(failed))).code).toBe('store_unavailable');
    expect((await store.get('pay_1'))?.record.revision).toBe(1);
    expect(await store.history('pay_1')).toHaveLength(1);
    expect(await store.seen('delivery')).toBe(false);
    await expectAllHandedBack();
  });

  it('that loses the answer to a commit is told of, and a repetition finds what was written (S39)', async () => {
    let isLosing = false;
    const losing: PgPool = {
      connect: async () => {
        const client = await pool.connect();
        return {
          async query(query) {
            const result = await client.query(query);
            if (isLosing && query.text === 'commit') throw new Error('Connection terminated');
            return result;
          },
          release: (error) => client.release(error),
          on: (event, listener) => client.on(event, listener),
          removeListener: (event, listener) => client.removeListener(event, listener),
        };
      },
      on: () => {},
    };
    const other = postgresStore(losing);
    await other.list({});
    isLosing = true;
    const made = { ...reservation('pay_1', 'order_1'), idempotencyKey: 'key' };
    expect((await refusal(other.reserve(made))).code).toBe('store_unavailable');
    const update = { ...nextOf(made), seenKey: 'delivery' };
    expect((await refusal(other.update(update))).code).toBe('store_unavailable');
    isLosing = false;
    const again = { ...reservation('pay_2', 'order_1'), idempotencyKey: 'key' };
    expect(await other.reserve(again)).toMatchObject({
      outcome: 'existing',
      payment: { record: { id: 'pay_1' } },
    });
    expect(await other.update(update)).toBe(false);
    expect(await other.seen('delivery')).toBe(true);
    expect(await other.history('pay_1')).toHaveLength(2);
    await other.close();
    await expectAllHandedBack();
  });

  it('by deadlock is tried again, and nobody hears of it', async () => {
    await shared();
    await store.reserve(reservation('pay_2', 'order_2'));
    const rival = await pool.connect();
    await rival.query(`begin; set local deadlock_timeout = '60s'`);
    await rival.query(`select 1 from coinslot_changes where payment_id = 'pay_1' for update`);
    const [first] = await store.history('pay_1');
    // Holds the payment and waits for the change, which the rival holds.
    const acknowledged = store.acknowledge(first?.id ?? '', 5);
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock'`;
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);
    await rival.query(`select 1 from coinslot_payments where id = 'pay_1' for update`);
    await rival.query('commit');
    rival.release();
    await acknowledged;
    expect(await store.history('pay_1')).toMatchObject([{ deliveredAt: 5 }]);
    await expectAllHandedBack();
  });

  it('of every connection at once is survived, in use or not', async () => {
    await Promise.all([shared(), store.list({}), store.list({})]);
    const admin = new pg.Client({ connectionString });
    await admin.connect();
    const terminate = () =>
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
    for (let round = 0; round < 20; round++) {
      const work = Promise.allSettled(
        Array.from({ length: 6 }, (_, n) =>
          store.reserve(reservation(`pay_${round}_${n}`, `order_${round}_${n}`)),
        ),
      );
      await terminate();
      for (const end of await work) {
        if (end.status === 'rejected') {
          expect(end.reason).toMatchObject({ code: 'store_unavailable' });
        }
      }
    }
    await admin.end();
    await expect.poll(() => store.get('pay_1').catch(() => null)).not.toBeNull();
    await expectAllHandedBack();
  });

  it('of the server is over when the server is back, and what was reported is there (S37)', async () => {
    if (!postgres.restart) return;
    const reported: string[] = [];
    const write = async () => {
      for (let n = 0; n < 200; n++) {
        const id = `pay_${n}`;
        const { outcome } = await store.reserve(reservation(id, id)).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'store_unavailable' });
          return { outcome: 'failed' };
        });
        if (outcome === 'reserved') reported.push(id);
        else await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const writing = write();
    await expect.poll(() => reported.length).toBeGreaterThan(20);
    const before = reported.length;
    await postgres.restart();
    await writing;
    expect(reported.length).toBeGreaterThan(before);
    for (const id of reported) expect((await store.get(id))?.record.id).toBe(id);
    await expectAllHandedBack();
  });
});

describe('a database that does not answer', () => {
  it('at the door is unavailable, and leaves nothing behind (S38)', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    afterwards.push(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const deaf = open({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` });
    const other = postgresStore(deaf, { timeoutMs: 300 });
    expect((await refusal(other.get('pay_1'))).code).toBe('store_unavailable');
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => deaf.totalCount).toBe(0);
    await other.close();
  });

  it('in the middle of its work is unavailable after five seconds (S38)', async () => {
    await shared();
    const holder = await pool.connect();
    await holder.query(`begin; select 1 from coinslot_payments where id = 'pay_1' for update`);
    const [first] = await store.history('pay_1');
    const started = performance.now();
    const { code } = await refusal(store.acknowledge(first?.id ?? '', 5));
    expect(code).toBe('store_unavailable');
    expect(performance.now() - started).toBeLessThan(20_000);
    await holder.query('rollback');
    holder.release();
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
    expect((await store.get('pay_1'))?.record.id).toBe('pay_1');
  });

  it('for want of a free connection is unavailable, and the one that comes late is handed back (S38)', async () => {
    await shared();
    const taken = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
    const other = postgresStore(pool, { timeoutMs: 300 });
    const { code } = await refusal(other.get('pay_1'));
    await other.close();
    expect(code).toBe('store_unavailable');
    for (const client of taken) client.release();
    expect((await store.get('pay_1'))?.record.id).toBe('pay_1');
    await expectAllHandedBack();
  });
});

it("times the leases on keys by the database's clock, whatever those of the machines say", async () => {
  await pool.query(`
    create schema future;
    create function future.clock_timestamp() returns timestamptz language sql
      as $$ select pg_catalog.clock_timestamp() + interval '1 day' $$`);
  const ahead = postgresStore(open({ options: '-c search_path=future,pg_catalog' }));
  await ahead.withLease('key', { ttlMs: 60_000, waitMs: 0 }, async () => {
    const { rows } = await pool.query(
      'select expires_at::float8 as at from future.coinslot_leases',
    );
    expect(rows[0]?.at - Date.now()).toBeGreaterThan(86_000_000);
  });
  await ahead.close();
});

it('takes any pool with the parts that it uses', async () => {
  const like: PgPool = {
    connect: async () => {
      const client = await pool.connect();
      return {
        query: (query) => client.query(query),
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        removeListener: (event, listener) => client.removeListener(event, listener),
      };
    },
    on: () => {},
  };
  const other = postgresStore(like);
  expect(await other.get('pay_1')).toBeNull();
  await other.close();
});
