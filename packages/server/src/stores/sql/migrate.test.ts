import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reserved, sampleUpdate, updated } from '../conformance/samples.ts';
import { storeConformance } from '../conformance.ts';
import { sqliteDialect } from '../sqlite/sqliteDialect.ts';
import { sqliteStore } from '../sqlite.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { SqlMeans } from './SqlMeans.ts';
import type { Tables } from './tables.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coinslot-migrate-'));
  file = join(folder, 'checkout.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a later release may do while this one is live. */
const ADDITION: Migration = {
  async up({ schema }) {
    await schema.alterTable('coinslot_payments').addColumn('note', 'text').execute();
    await schema
      .alterTable('coinslot_changes')
      .addColumn('weight', 'bigint', (column) => column.notNull().defaultTo(1))
      .execute();
    await schema.createTable('coinslot_later').addColumn('id', 'text').execute();
  },
};

/** Runs the migrations of some release on the file. */
async function release(migrations: readonly Migration[]): Promise<void> {
  const database = new Libsql(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, async () => {}) });
  const means: SqlMeans = {
    db,
    serial: 'integer',
    relaxed: (work) => db.transaction().execute(work),
    lockSchema: async () => {},
    lock: (query) => query,
    skipLocked: (query) => query,
    now: Date.now,
    isConflict: () => false,
    isTransient: () => false,
    errorCode: () => null,
    close: () => db.destroy(),
  };
  try {
    await migrate(means, migrations);
  } finally {
    database.close();
  }
}

test('upgrades a file of the first release, and keeps what is in it', async () => {
  const schemaOfSecond: Migration = {
    async up({ schema }) {
      await schema.alterTable('coinslot_schema').addColumn('oldest', 'bigint').execute();
    },
  };
  await release([...MIGRATIONS.slice(0, 1), schemaOfSecond]);
  const database = new Libsql(file);
  database.exec(`alter table coinslot_schema drop column oldest`);
  database.exec(`update coinslot_schema set version = 1`);
  database.exec(`insert into coinslot_seen values ('key', 'pay_1')`);
  database.close();

  const store = sqliteStore(file);
  expect(await store.seen('key')).toBe(true);
  const payout = { id: 'evt_1', provider: 'p', withdrawalId: 'w', status: 's', raw: {}, at: 1 };
  expect(await store.recordPayout(payout, 'payout')).toBe(true);
  expect(await store.leasePayouts({ now: 1, limit: 1, leaseMs: 1 })).toHaveLength(1);
  await store.close();
});

test('goes on working while a newer release adds to the tables', async () => {
  const live = sqliteStore(file);
  const first = await reserved(live);
  await release([...MIGRATIONS, ADDITION]);
  const second = await updated(live, first, { status: 'confirming' });
  const next = sqliteStore(file);
  expect((await next.get('pay_1'))?.record).toEqual(second);
  await live.close();
  await next.close();
});

test('starts on tables that a newer release has added to, and does not take them back', async () => {
  await release([...MIGRATIONS, ADDITION]);
  const store = sqliteStore(file);
  const record = await reserved(store);
  expect(await store.update(sampleUpdate(record, {}))).toBe(true);
  await store.close();
  const database = new Libsql(file);
  const [row] = database.prepare('select * from coinslot_schema').all();
  expect(row).toEqual({ version: MIGRATIONS.length + 1, oldest: 0 });
  database.close();
});

test('refuses tables that a newer release has changed so that this one would spoil them', async () => {
  await release([...MIGRATIONS, { ...ADDITION, breaking: true }]);
  const store = sqliteStore(file);
  await expect(store.get('pay_1')).rejects.toMatchObject({
    code: 'invalid_configuration',
    message: expect.stringContaining('A newer release has upgraded them'),
  });
  await store.close();
});

test('takes no lock and writes nothing when there is nothing to do', async () => {
  await release(MIGRATIONS);
  const other = new Libsql(file);
  other.exec('begin immediate');
  await release(MIGRATIONS);
  other.exec('rollback');
  other.close();
});

for (const { name, run } of storeConformance.filter(({ sharedOnly }) => sharedOnly)) {
  test(`on tables of a newer release: ${name}`, async () => {
    await release([...MIGRATIONS, ADDITION]);
    await run({ open: () => sqliteStore(file) });
  });
}
