import { appendFileSync, closeSync, openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@coinslot/server';
import { postgresStore } from '@coinslot/server/stores/postgres';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import pg from 'pg';
import { change, reservation } from './storesSamples.ts';

/*
 * One process of several on one database. Bundled and started by stores.test.ts:
 * `node worker.mjs <job> <folder> <name> <orders> <additions> [<database URL>]`, where the database is
 * a file in the folder unless a URL is given. It prints its result as one line of JSON.
 */

export interface HammerResult {
  reserved: string[];
  added: number;
  numbers: number[];
  /** Changes told: payment, version and the machine's monotonic clock, ns. */
  told: { id: string; version: number; at: string }[];
  intruders: number;
}

const NOW = 2_000_000_000_000;

/** Counts the payment up by one, reading and writing again until nobody was in between. */
async function add(store: Store, id: string): Promise<number> {
  for (;;) {
    const before = (await store.get(id))?.record;
    if (before === undefined) throw new Error(`${id} is not there`);
    const count = Number(before.private['count']) + 1;
    const { version, revision } = before;
    const next = { ...before, private: { count }, version: version + 1, revision: revision + 1 };
    const changes = [change(next)];
    const update = { record: next, expectedRevision: revision, changes, checkAt: 1, checks: 0 };
    if (await store.update({ ...update, seenKey: `${id}:${count}` })) return count;
  }
}

async function deliver(store: Store, told: HammerResult['told']): Promise<number> {
  const leased = await store.leaseUndelivered({ now: NOW, limit: 3, leaseMs: 60_000 });
  for (const each of leased) {
    const { id, paymentId, version } = each.change;
    told.push({ id: paymentId, version, at: `${process.hrtime.bigint()}` });
    await store.acknowledge(id, NOW);
  }
  return leased.length;
}

/** Of several processes at the same moment one writes it; the others are told that its id is taken. */
async function reserveShared(store: Store): Promise<void> {
  try {
    await store.reserve(reservation('pay_shared', 'order_shared'));
  } catch (error) {
    if ((await store.get('pay_shared')) === null) throw error;
  }
}

/** Everything that several processes may get in each other's way with. */
async function hammer(store: Store, folder: string, name: string): Promise<HammerResult> {
  const result: HammerResult = { reserved: [], added: 0, numbers: [], told: [], intruders: 0 };
  await reserveShared(store);
  for (let n = 0; n < ORDERS; n++) {
    const id = `pay_${name}_${n}`;
    const { outcome } = await store.reserve(reservation(id, `order_${n}`));
    if (outcome === 'reserved') result.reserved.push(id);
  }
  for (let n = 0; n < ADDITIONS; n++) {
    await add(store, 'pay_shared');
    result.added += 1;
    result.numbers.push(await store.nextSequence('nonce', 0));
    await deliver(store, result.told);
    if (n % 4 > 0) continue;
    await store.withLease('key', { ttlMs: 20_000, waitMs: 15_000 }, async () => {
      try {
        closeSync(openSync(join(folder, 'inside'), 'wx'));
      } catch {
        result.intruders += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
      unlinkSync(join(folder, 'inside'));
    });
  }
  while ((await deliver(store, result.told)) > 0);
  return result;
}

/** Takes every kind of lease and goes on writing until it is killed. */
async function holdAndWrite(store: Store, folder: string, name: string): Promise<never> {
  await reserveShared(store);
  const lease = { limit: 10, leaseMs: 500 };
  await store.leaseDue({ ...lease, now: Date.now() });
  await store.leaseUndelivered({ ...lease, now: Date.now() });
  return await store.withLease('key', { ttlMs: 500, waitMs: 5000 }, async () => {
    for (;;) {
      const count = await add(store, 'pay_shared');
      // At once and by the operating system, so that a kill takes nothing of it away.
      appendFileSync(join(folder, name), `${count}\n`);
    }
  });
}

const [job, folder = '', name = '', orders, additions, url] = process.argv.slice(2);
const ORDERS = Number(orders);
const ADDITIONS = Number(additions);
const pool = url ? new pg.Pool({ connectionString: url }) : null;
const store = pool ? postgresStore(pool) : sqliteStore(join(folder, 'checkout.db'));
const result = await (job === 'hammer' ? hammer : holdAndWrite)(store, folder, name);
await store.close();
await pool?.end();
process.stdout.write(JSON.stringify(result));
