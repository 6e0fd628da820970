import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareOnce } from './prepareOnce.ts';

let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
});
afterEach(() => {
  if (database.open) database.close();
});

/** One row that tells what was bound; SQLite refuses to read what is no JSON. */
const ONE = `select json_extract(?, '$.id') as id limit 1`;
const MANY = `select json_extract(?, '$.id') as id union all select 'more'`;

it.each([
  ['one row', ONE, [{ id: 'b' }]],
  ['rows', MANY, [{ id: 'b' }, { id: 'more' }]],
])('binds what it is given after a reading of %s that failed', (_, sql, rows) => {
  const kept = prepareOnce(database);
  const read = (value: string) => kept.prepare(sql).all([value]);
  read('{"id":"a"}');
  expect(() => read('broken')).toThrow('JSON');
  expect(read('{"id":"b"}')).toMatchObject(rows);
  expect(read('{"id":"b"}')).toMatchObject(rows);
});
