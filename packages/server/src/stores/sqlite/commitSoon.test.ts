import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { afterEach, expect, test } from 'vitest';
import type { Tables } from '../sql/tables.ts';
import { commitSoon } from './commitSoon.ts';
import { sqliteDialect } from './sqliteDialect.ts';

const NORMAL = 1;
const FULL = 2;

const database = new Libsql(':memory:');
database.exec('pragma synchronous = full');
const db = new Kysely<Tables>({ dialect: sqliteDialect(database, async () => {}) });
const waiting = () => Object.values(Object(database.prepare('pragma synchronous').get([])))[0];

afterEach(() => expect(waiting()).toBe(FULL));

test('waits for the disk neither in its own transaction nor for good', async () => {
  const seen = await commitSoon(db, database, async (transaction) => {
    await sql`create table t (a)`.execute(transaction);
    return waiting();
  });
  expect(seen).toBe(NORMAL);
  expect(database.prepare('select * from t').all([])).toEqual([]);
});

test('waits again after a failure, which undoes all of it', async () => {
  const failing = commitSoon(db, database, async (transaction) => {
    await sql`create table u (a)`.execute(transaction);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(() => database.prepare('select * from u')).toThrow('no such table');
});

test('lets no other transaction go with it', async () => {
  const order: unknown[] = [];
  const soon = commitSoon(db, database, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(waiting());
  });
  const other = db.transaction().execute(async () => order.push(waiting()));
  await Promise.all([soon, other]);
  expect(order).toEqual([NORMAL, FULL]);
});
