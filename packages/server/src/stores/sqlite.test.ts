import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckoutError } from '@coinslot/core';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  reserved,
  sampleRecord,
  sampleReservation,
  sampleUpdate,
  updated,
} from './conformance/samples.ts';
import { type SqliteDatabase, sqliteStore } from './sqlite.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coinslot-sqlite-'));
  file = join(folder, 'checkout.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The statement that a store sent, and the parameters, through a database object of ours. */
function recording(database: SqliteDatabase) {
  const prepared: string[] = [];
  return {
    prepared,
    database: {
      prepare(sql: string) {
        prepared.push(sql);
        return database.prepare(sql);
      },
      exec: (sql: string) => database.exec(sql),
      close: () => database.close(),
      open: true,
      memory: false,
      get inTransaction() {
        return database.inTransaction;
      },
    } satisfies SqliteDatabase,
  };
}

const refusal = (work: Promise<unknown>): Promise<CheckoutError> =>
  work.then(
    () => expect.unreachable('expected a refusal'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(CheckoutError);
      return error as CheckoutError;
    },
  );

describe('the file', () => {
  test('is not touched before the first use', async () => {
    const store = sqliteStore(file);
    expect(existsSync(file)).toBe(false);
    await store.get('pay_1');
    expect(existsSync(file)).toBe(true);
    await store.close();
  });

  test('is written ahead and synced at every commit', async () => {
    const database = new Libsql(file);
    const store = sqliteStore(database);
    await reserved(store);
    expect(database.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(database.pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    await store.close();
    database.close();
  });

  test('holds everything by itself once the store is closed', async () => {
    const store = sqliteStore(file);
    const record = await reserved(store);
    await store.close();
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    const copied = sqliteStore(copy);
    expect((await copied.get('pay_1'))?.record).toEqual(record);
    await copied.close();
  });

  test('counts as durable unless it is in memory', () => {
    expect(sqliteStore(file).durable).toBe(true);
    expect(sqliteStore(':memory:').durable).toBe(false);
    expect(sqliteStore('').durable).toBe(false);
    const database = new Libsql(':memory:');
    expect(sqliteStore(database).durable).toBe(false);
    database.close();
  });

  test('may be opened for the first time by many stores at once', async () => {
    const stores = Array.from({ length: 8 }, () => sqliteStore(file));
    await Promise.all(stores.map((store) => store.list({})));
    await Promise.all(stores.map((store) => store.close()));
    const database = new Libsql(file);
    expect(database.prepare('select * from coinslot_schema').all()).toEqual([
      { version: 2, oldest: 0 },
    ]);
    database.close();
  });

  test('is refused when a newer release says that this one can not use it', async () => {
    const first = sqliteStore(file);
    await first.list({});
    await first.close();
    const database = new Libsql(file);
    database.exec('update coinslot_schema set version = 99, oldest = 99');
    database.close();
    const store = sqliteStore(file);
    const { code, message } = await refusal(store.list({}));
    expect(code).toBe('invalid_configuration');
    expect(message).toContain('version 99');
    await store.close();
  });
});

describe('a database object', () => {
  test('stays open when the store closes', async () => {
    const database = new Libsql(file);
    const store = sqliteStore(database);
    await reserved(store);
    await store.close();
    expect(database.prepare('select id from coinslot_payments').all()).toEqual([{ id: 'pay_1' }]);
    database.close();
  });

  test('that its owner has closed is said to be closed', async () => {
    const database = new Libsql(file);
    const store = sqliteStore(database);
    const record = await reserved(store);
    database.close();
    expect((await refusal(store.get('pay_1'))).code).toBe('store_unavailable');
    const { code, message } = await refusal(store.update(sampleUpdate(record, {})));
    expect(code).toBe('store_unavailable');
    expect(message).toContain('is closed');
    await store.close();
  });

  test('is asked to prepare a statement once', async () => {
    const database = new Libsql(file);
    const { database: recorded, prepared } = recording(database);
    const store = sqliteStore(recorded);
    let record = await reserved(store);
    record = await updated(store, record, {}, { seenKey: 'a' });
    const before = prepared.length;
    await updated(store, record, {}, { seenKey: 'b' });
    expect(prepared.slice(before)).toEqual([]);
    await store.close();
    database.close();
  });
});

describe('a database that fails', () => {
  test('in a folder that is missing is unavailable, and is opened once the folder is there', async () => {
    const store = sqliteStore(join(folder, 'missing', 'checkout.db'));
    const { code, message } = await refusal(store.get('pay_1'));
    expect(code).toBe('store_unavailable');
    expect(message).toContain('Check that its folder exists');
    mkdirSync(join(folder, 'missing'));
    expect(await store.get('pay_1')).toBeNull();
    await store.close();
  });

  test('that is no database is unavailable', async () => {
    writeFileSync(file, 'not a database, but long enough to look like one '.repeat(100));
    const store = sqliteStore(file);
    const { code, details } = await refusal(store.get('pay_1'));
    expect([code, details]).toEqual(['store_unavailable', { code: 'SQLITE_NOTADB' }]);
    await store.close();
  });

  test('that is damaged is unavailable', async () => {
    const before = sqliteStore(file);
    await reserved(before);
    await before.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x55, 4096));
    const store = sqliteStore(file);
    const { code, details } = await refusal(store.get('pay_1'));
    expect([code, details]).toEqual(['store_unavailable', { code: 'SQLITE_CORRUPT' }]);
    await store.close();
  });

  test('for want of space has written nothing, and goes on when there is space (S37)', async () => {
    const database = new Libsql(file);
    const store = sqliteStore(database);
    const record = await reserved(store);
    const pages = database.prepare('pragma page_count').all() as { page_count: number }[];
    database.pragma(`max_page_count = ${pages[0]?.page_count}`);
    const large = sampleUpdate(record, { private: { text: 'x'.repeat(100_000) } });
    const { code, details, retryable } = await refusal(store.update(large));
    expect([code, details]).toEqual(['store_unavailable', { code: 'SQLITE_FULL' }]);
    expect(retryable).toBe(true);
    expect((await store.get('pay_1'))?.record).toEqual(record);
    database.pragma('max_page_count = 1000000');
    expect(await store.update(large)).toBe(true);
    await store.close();
    database.close();
  });

  test('because another program holds it is unavailable only after patience (S38)', async () => {
    const waits: number[] = [];
    const other = new Libsql(file);
    const store = sqliteStore(file, { sleep: async (ms) => void waits.push(ms) });
    const record = await reserved(store);
    other.exec('begin immediate');
    const { code, details } = await refusal(store.update(sampleUpdate(record, {})));
    expect([code, details]).toEqual(['store_unavailable', { code: 'SQLITE_BUSY' }]);
    expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(5000);
    expect((await store.get('pay_1'))?.record).toEqual(record);
    other.exec('commit');
    other.close();
    expect(await store.update(sampleUpdate(record, {}))).toBe(true);
    await store.close();
  });

  test('in the middle of an update has written none of it', async () => {
    const store = sqliteStore(file);
    const record = await reserved(store);
    const update = sampleUpdate(record, { status: 'paid' }, { seenKey: 'delivery' });
    const changes = [...update.changes, ...update.changes];
    await refusal(store.update({ ...update, changes }));
    expect((await store.get('pay_1'))?.record).toEqual(record);
    expect(await store.history('pay_1')).toHaveLength(1);
    expect(await store.seen('delivery')).toBe(false);
    await store.close();
  });
});

test('refuses a text that SQLite would cut or change', async () => {
  const store = sqliteStore(file);
  for (const orderId of ['order_1\0x', 'order_1\ud800']) {
    const { code } = await refusal(store.reserve(sampleReservation(sampleRecord({ orderId }))));
    expect(code).toBe('invalid_request');
  }
  expect(await store.list({})).toEqual([]);
  await store.close();
});

test('refuses to work once it is closed', async () => {
  const store = sqliteStore(file);
  await store.close();
  const { code, message } = await refusal(store.get('pay_1'));
  expect([code, message]).toEqual(['store_unavailable', expect.stringContaining('after close()')]);
});
