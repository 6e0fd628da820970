import { expect, test } from 'vitest';
import { options } from './account.fixture.ts';
import { kanga } from './provider.ts';

const callback = 'https://shop.example/api/checkout/callbacks/kanga';

const provider = kanga(options);

function parse(query: string, { method = 'GET', body = '' } = {}) {
  return provider.parseNotice({
    method,
    url: new URL(`${callback}${query}`),
    headers: new Headers(),
    body: new TextEncoder().encode(body),
  });
}

test.for(['GET', 'POST'])('takes the key from a %s, as a hint and nothing more', async (method) => {
  const body = '{"transactionKey":"other","state":"FINALIZED","result":"ok"}';
  const query = '?transactionKey=ORDER34H773A1&state=FINALIZED';
  expect(await parse(query, { method, body })).toEqual({
    reference: 'ORDER34H773A1',
    evidence: 'hint',
    dedupeKey: null,
  });
});

test('takes a key of 128 characters', async () => {
  expect(await parse(`?transactionKey=${'k'.repeat(128)}`)).toMatchObject({
    reference: 'k'.repeat(128),
  });
});

test.for([
  ['missing', ''],
  ['missing, with another name', '?transactionkey=ORDER34H773A1'],
  ['empty', '?transactionKey='],
  ['duplicated', '?transactionKey=a&transactionKey=b'],
  ['duplicated, the same', '?transactionKey=a&transactionKey=a'],
  ['duplicated, one empty', '?transactionKey=a&transactionKey='],
  ['overlong', `?transactionKey=${'k'.repeat(129)}`],
  ['with a space', '?transactionKey=a+b'],
  ['with a line end', '?transactionKey=a%0Ab'],
  ['with NUL', '?transactionKey=a%00'],
  ['not of ASCII', '?transactionKey=%C5%BC'],
  ['no UTF-8', '?transactionKey=%FF'],
])('refuses a key that is %s, also where the body has a good one (S23)', async ([, query]) => {
  const body = '{"transactionKey":"good"}';
  for (const method of ['GET', 'POST']) {
    await expect(parse(query ?? '', { method, body })).rejects.toMatchObject({
      code: 'invalid_notice',
      provider: 'kanga',
    });
  }
});
