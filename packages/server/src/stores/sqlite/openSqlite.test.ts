import { expect, test } from 'vitest';
import { openSqlite } from './openSqlite.ts';

test('says in one sentence what to install when libsql is missing', async () => {
  const missing = new Error("Cannot find package 'libsql'");
  const opening = openSqlite('checkout.db', () => Promise.reject(missing));
  await expect(opening).rejects.toMatchObject({
    code: 'invalid_configuration',
    message: expect.stringContaining('npm install libsql'),
    cause: missing,
  });
});
