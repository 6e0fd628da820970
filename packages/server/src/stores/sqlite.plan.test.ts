import Libsql from 'libsql';
import { expect, test } from 'vitest';
import { reserved, START, sampleChange, sampleUpdate, updated } from './conformance/samples.ts';
import { type SqliteDatabase, sqliteStore } from './sqlite.ts';

const LEASE = { now: START, limit: 10, leaseMs: 1000 };

/** All statements that the store sends, in every method that grows with the number of payments. */
async function statements(raw: SqliteDatabase): Promise<string[]> {
  const sent = new Set<string>();
  const database: SqliteDatabase = {
    prepare(sql) {
      sent.add(sql);
      return raw.prepare(sql);
    },
    exec: (sql) => raw.exec(sql),
    close: () => raw.close(),
    open: true,
    memory: true,
    get inTransaction() {
      return raw.inTransaction;
    },
  };
  const store = sqliteStore(database);
  await store.get('pay_1');
  sent.clear();

  const first = await reserved(store, { reference: 'ref' }, { checkAt: 1, idempotencyKey: 'key' });
  const supersedes = sampleUpdate(first, { supersededBy: 'pay_2' });
  const replaced = { ...supersedes, change: sampleChange(supersedes.record) };
  await reserved(store, { id: 'pay_2' }, { supersedes: replaced });
  await updated(store, supersedes.record, {}, { seenKey: 'delivery' });
  await store.seen('delivery');
  await store.findByReference('testpay', 'ref');
  await store.findByOrder('order_1');
  await store.history('pay_1');
  await store.schedule('pay_1', { readAt: 1, checkAt: 1, checks: 1 });
  await store.leaseDue(LEASE);
  const [delivery] = await store.leaseUndelivered(LEASE);
  await store.postpone(delivery?.change.id ?? '', { nextAttemptAt: START, error: '' });
  await store.leaseUndelivered({ ...LEASE, paymentId: 'pay_1' });
  await store.acknowledge(delivery?.change.id ?? '', START);
  const payout = { id: 'evt_1', provider: 'p', withdrawalId: 'w', status: '', raw: {}, at: START };
  await store.recordPayout(payout, 'payout');
  await store.leasePayouts(LEASE);
  await store.postpone('evt_1', { nextAttemptAt: START, error: '' });
  await store.acknowledge('evt_1', START);
  await store.list({ orderId: 'order_1', after: 'pay_2' });
  await store.list({ status: 'created', after: 'pay_2' });
  await store.list({ held: true, after: 'pay_2' });
  await store.list({ undelivered: true, after: 'pay_2' });
  await store.withLease('key', { ttlMs: 1, waitMs: 0 }, async () => {
    await store.withLease('key', { ttlMs: 1, waitMs: 20 }, async () => {});
  });
  await store.nextSequence('key', 1);
  await store.close();
  return [...sent].filter((sql) => !/^(begin|commit|rollback)/.test(sql));
}

test('reads through an index wherever the number of payments would tell', async () => {
  const raw = new Libsql(':memory:');
  const sent = await statements(raw);
  expect(sent.length).toBeGreaterThan(25);
  const plans = sent.map((sql) => {
    const steps = raw.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
    return { sql, steps: steps.map(({ detail }) => detail) };
  });
  const scans = plans.filter(({ steps }) =>
    steps.some((step) => /^SCAN|USE TEMP B-TREE FOR ORDER BY/.test(step)),
  );
  expect(scans).toEqual([]);
  raw.close();
});

test('sees a scan when there is one', () => {
  const raw = new Libsql(':memory:');
  raw.exec('create table t (a, b)');
  const [step] = raw.prepare('explain query plan select * from t where a = 1').all();
  expect(step).toMatchObject({ detail: expect.stringMatching(/^SCAN/) });
  raw.close();
});
