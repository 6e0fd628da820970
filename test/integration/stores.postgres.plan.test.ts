import { type PgPool, type PgQuery, postgresStore } from '@coinslot/server/stores/postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../startPostgres.ts';
import { change, record, reservation } from './storesSamples.ts';

const ROWS = 100_000;
const NOW = 2_000_000_000_000;
const LEASE = { now: NOW, limit: 10, leaseMs: 1000 };

let postgres: Postgres;
let pool: pg.Pool;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = new pg.Pool({ connectionString: await postgres.createDatabase() });
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

/** The store on a pool that keeps a list of what is sent. */
function recordingStore() {
  const sent = new Map<string, PgQuery>();
  const recording: PgPool = {
    async connect() {
      const client = await pool.connect();
      return {
        query(query) {
          sent.set(query.text, query);
          return client.query(query);
        },
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        removeListener: (event, listener) => client.removeListener(event, listener),
      };
    },
    on: () => {},
  };
  return { store: postgresStore(recording), sent };
}

/** A shop in its third year: nearly all is over and told, a hundredth is not. */
async function fill() {
  const json = `'{"text":"' || repeat('x', 300) || '"}'`;
  await pool.query(`
    alter table coinslot_payments set unlogged;
    alter table coinslot_changes set unlogged;
    insert into coinslot_payments (id, order_id, provider, reference, status, held, live, revision,
      idempotency_key, request_hash, check_at, checks, due_at, tell_at, record, order_snapshot)
    select 'old_' || n, 'old_' || n, 'testpay', 'ref_' || n,
      case when n % 100 = 0 then 'awaiting_payment' else 'paid' end,
      case when n % 500 = 0 then 1 else 0 end, case when n % 100 = 0 then 1 else 0 end, 1,
      'key', '', case when n % 100 = 0 then n end, 0, case when n % 100 = 0 then n end,
      case when n % 100 = 1 then n end, ${json}, ${json}
    from generate_series(1, ${ROWS}) as n;
    insert into coinslot_changes (id, payment_id, order_id, version, to_status, type, evidence,
      record, at, delivered_at, attempts)
    select 'evt_' || n || '_' || v, 'old_' || n, 'old_' || n, v, 'paid', 'payment.paid', 'pull',
      ${json}, n, case when n % 100 = 1 then null else n end, 1
    from generate_series(1, ${ROWS}) as n, generate_series(1, 1) as v;
    insert into coinslot_payouts (id, provider, withdrawal_id, status, raw, at, tell_at, attempts)
    select 'out_' || n, 'testpay', 'w_' || n / 2, 'processed', '{}', n,
      case when n % 100 < 2 then n end, 0
    from generate_series(1, ${ROWS}) as n;
    insert into coinslot_seen select 'key_' || n, 'old_' || n from generate_series(1, ${ROWS}) as n;
    insert into coinslot_leases select 'key_' || n, '', 0, null, 0, 1
    from generate_series(1, ${ROWS / 50}) as n;
    insert into coinslot_sequences select 'key_' || n, 1 from generate_series(1, ${ROWS / 50}) as n;
  `);
  await pool.query('vacuum analyze');
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The plans of a statement, its parts that write included. */
async function explain({ text, values }: Pick<PgQuery, 'text' | 'values'>): Promise<Plan[]> {
  const { rows } = await pool.query(`explain (format json) ${text}`, values);
  return rows[0]['QUERY PLAN'].flatMap(({ Plan }: { Plan: Plan }) => nodesOf(Plan));
}

it('reads through an index wherever the number of payments would tell, among 100,000', async () => {
  const { store, sent } = recordingStore();
  await store.get('pay_1');
  await fill();
  sent.clear();

  const made = reservation('pay_1', 'order_1');
  await store.reserve({ ...made, idempotencyKey: 'key' });
  const replaced = { ...made.record, supersededBy: 'pay_2', version: 2, revision: 2 };
  const supersedes = { record: replaced, expectedRevision: 1, change: change(replaced) };
  await store.reserve({ ...reservation('pay_2', 'order_1'), supersedes });
  const next = { ...record('pay_2', 'order_1'), version: 2, revision: 2, reference: 'ref' };
  const update = { record: next, expectedRevision: 1, changes: [change(next)], checkAt: 1 };
  await store.update({ ...update, checks: 0, seenKey: 'delivery' });
  await store.seen('delivery');
  await store.get('pay_1');
  await store.findByReference('testpay', 'ref');
  await store.findByOrder('order_1');
  await store.history('pay_1');
  await store.schedule('pay_1', { readAt: 1, checkAt: 1, checks: 1 });
  await store.leaseDue(LEASE);
  const [delivery] = await store.leaseUndelivered(LEASE);
  await store.postpone(delivery?.change.id ?? '', { nextAttemptAt: NOW, error: '' });
  await store.leaseUndelivered({ ...LEASE, paymentId: 'pay_1' });
  await store.acknowledge(delivery?.change.id ?? '', NOW);
  const payout = { id: 'evt_1', provider: 'p', withdrawalId: 'w', status: '', raw: {}, at: NOW };
  await store.recordPayout(payout, 'payout');
  await store.leasePayouts(LEASE);
  await store.postpone('evt_1', { nextAttemptAt: NOW, error: '' });
  await store.acknowledge('evt_1', NOW);
  await store.list({ after: 'pay_2' });
  await store.list({ orderId: 'order_1', after: 'pay_2' });
  await store.list({ status: 'awaiting_payment', after: 'pay_2' });
  await store.list({ held: true, after: 'pay_2' });
  await store.list({ undelivered: true, after: 'pay_2' });
  await store.withLease('key', { ttlMs: 1, waitMs: 0 }, async () => {
    await store.withLease('key', { ttlMs: 1, waitMs: 20 }, async () => {});
  });
  await store.nextSequence('key', 1);
  await store.close();

  const statements = [...sent.values()].filter(({ text }) => !/^(begin|commit)/.test(text));
  expect(statements.length).toBeGreaterThan(25);
  for (const statement of statements) {
    const scans = (await explain(statement)).filter(
      (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name']?.startsWith('coinslot'),
    );
    expect(scans, statement.text).toEqual([]);
  }
  const whole = { text: 'select * from coinslot_payments where read_at = $1', values: [1] };
  expect((await explain(whole)).map((node) => node['Node Type'])).toContain('Seq Scan');
});
