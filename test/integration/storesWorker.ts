import { appendFileSync, closeSync, openSync, unlinkSync } from 'node:fs';
import { EMPTY_LEDGER, type PaymentRecord } from '@coinslot/core';
import type { Change, Reservation, Store } from '@coinslot/server';
import { sqliteStore } from '@coinslot/server/stores/sqlite';

/*
 * One process of several on one database file. Bundled and started by stores.test.ts:
 * `node worker.mjs <job> <file> <name> <orders> <additions>`. It prints its result as one line of JSON.
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

function record(id: string, orderId: string): PaymentRecord {
  const at = new Date(0).toISOString();
  return {
    id,
    orderId,
    provider: 'testpay',
    providerName: 'Testpay',
    underpayment: 'top_up',
    environment: 'sandbox',
    description: null,
    status: 'created',
    amountStatus: 'none',
    late: false,
    held: false,
    price: { amount: '10.00', currency: 'EUR' },
    due: null,
    received: null,
    remaining: null,
    excess: null,
    action: { type: 'wait' },
    confirmations: null,
    transactions: [],
    refund: null,
    expiresAt: null,
    createdAt: at,
    updatedAt: at,
    supersededBy: null,
    version: 1,
    expected: { amount: '10.00', currency: 'EUR', assetCode: null },
    policy: { tolerance: '0', requirePull: true, latePayment: 'accept' },
    review: [],
    providerStatus: null,
    reference: null,
    private: { count: 0 },
    marks: [],
    ledger: EMPTY_LEDGER,
    revision: 1,
  };
}

function change(of: PaymentRecord): Change {
  return {
    id: `evt_${of.id}_${of.version}`,
    paymentId: of.id,
    orderId: of.orderId,
    version: of.version,
    from: of.status,
    to: of.status,
    type: 'payment.confirming',
    evidence: 'pull',
    word: null,
    record: of,
    at: 0,
  };
}

function reservation(id: string, orderId: string): Reservation {
  const of = record(id, orderId);
  return {
    record: of,
    order: { id: orderId, prices: [of.price] },
    change: change(of),
    idempotencyKey: null,
    requestHash: '',
    checkAt: 1,
  };
}

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

/** Everything that several processes may get in each other's way with. */
async function hammer(store: Store, file: string, name: string): Promise<HammerResult> {
  const result: HammerResult = { reserved: [], added: 0, numbers: [], told: [], intruders: 0 };
  await store.reserve(reservation('pay_shared', 'order_shared'));
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
        closeSync(openSync(`${file}.inside`, 'wx'));
      } catch {
        result.intruders += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
      unlinkSync(`${file}.inside`);
    });
  }
  while ((await deliver(store, result.told)) > 0);
  return result;
}

/** Takes every kind of lease and goes on writing until it is killed. */
async function holdAndWrite(store: Store, file: string, name: string): Promise<never> {
  await store.reserve(reservation('pay_shared', 'order_shared'));
  const lease = { limit: 10, leaseMs: 500 };
  await store.leaseDue({ ...lease, now: Date.now() });
  await store.leaseUndelivered({ ...lease, now: Date.now() });
  return await store.withLease('key', { ttlMs: 500, waitMs: 5000 }, async () => {
    for (;;) {
      const count = await add(store, 'pay_shared');
      // At once and by the operating system, so that a kill takes nothing of it away.
      appendFileSync(`${file}.${name}`, `${count}\n`);
    }
  });
}

const [job, file = '', name = '', orders, additions] = process.argv.slice(2);
const ORDERS = Number(orders);
const ADDITIONS = Number(additions);
const store = sqliteStore(file);
const result = await (job === 'hammer' ? hammer : holdAndWrite)(store, file, name);
await store.close();
process.stdout.write(JSON.stringify(result));
