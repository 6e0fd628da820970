import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signKryptoswapRequest } from './signRequest.ts';

const url = new URL('../../../../../test/vectors/provider_guides.json', import.meta.url);
const { get, post, secret, hash } = JSON.parse(readFileSync(url, 'utf8')).boxexchangerRequest;
const sign = signKryptoswapRequest;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('signs the vector of two independent clients', async () => {
  expect(await sign({ get, post, secret })).toBe(hash);
  expect(await sign({ get, secret })).toBe(hash);
});

test('counts the values of a query as texts, whatever they were', async () => {
  expect(await sign({ get: { ...get, time: Number(get.time) }, post, secret })).toBe(hash);
  const numbers = await sign({ get: { ids: [1, 2], on: true }, post, secret });
  expect(await sign({ get: { ids: ['1', '2'], on: 'true' }, post, secret })).toBe(numbers);
});

test('keeps the types of a body: 1 is not "1"', async () => {
  const number = await sign({ get, post: { amount: 1 }, secret });
  expect(await sign({ get, post: { amount: '1' }, secret })).not.toBe(number);
});

test('leaves out what is undefined, as JSON does', async () => {
  expect(await sign({ get: { ...get, lang: undefined }, post: { x: undefined }, secret })).toBe(
    hash,
  );
});

test('hashes the query first, then the body, each in its order', async () => {
  const order = await sign({ get: { a: '1' }, post: { b: '2' }, secret });
  expect(await sign({ get: { a: '1', b: '2' }, secret })).toBe(order);
  expect(await sign({ get: { b: '2', a: '1' }, secret })).not.toBe(order);
});

test('does not escape letters: a Cyrillic text is hashed by its UTF-8', async () => {
  const inner = sha256('{"time":"1","name":"Ирина"}');
  expect(await sign({ get: { time: 1 }, post: { name: 'Ирина' }, secret })).toBe(
    sha256(`${inner}${secret}`),
  );
});

test('writes JSON as JavaScript does: whole numbers first among the names, 1e-7', async () => {
  const inner = sha256('{"7":true,"time":"1","amount":1e-7}');
  expect(await sign({ get: { time: 1 }, post: { amount: 0.0000001, 7: true }, secret })).toBe(
    sha256(`${inner}${secret}`),
  );
});

test.for([undefined, ''])('refuses to sign with the secret %j', async (none) => {
  await expect(sign({ get, post, secret: none as string })).rejects.toMatchObject({
    code: 'invalid_configuration',
    provider: 'kryptoswap',
  });
});
