import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../crypto/encoding.ts';
import { signKangaBody } from './signBody.ts';

const vectors = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../../test/vectors/${name}.json`, import.meta.url), 'utf8'),
  );
const { secret, body, apiSig } = vectors('provider_guides').kanga;

test('signs the guide’s test call as the guide does', async () => {
  expect(body).toBe('{"appId":"TEST","nonce":1234}');
  expect(await signKangaBody(body, secret)).toBe(apiSig);
  expect(await signKangaBody(new TextEncoder().encode(body), secret)).toBe(apiSig);
});

test('takes the secret as the text that it is: decoded from hex it signs something else', async () => {
  const decoded = String.fromCharCode(...(fromHex(secret) ?? []));
  expect(await signKangaBody(body, decoded)).not.toBe(apiSig);
  expect(await signKangaBody(body, secret.toLowerCase())).not.toBe(apiSig);
});

test.for([
  `${body}\n`,
  ` ${body}`,
  '{"appId": "TEST", "nonce": 1234}',
  '{"nonce":1234,"appId":"TEST"}',
])('signs other bytes otherwise: %j', async (other) => {
  expect(await signKangaBody(other, secret)).not.toBe(apiSig);
});

test('agrees with RFC 4231 where a key is a text', async () => {
  const texts = (vectors('rfc4231') as { key: string; msg: string; sha512: string }[])
    .map(({ key, ...rest }) => ({ ...rest, key: fromHex(key) ?? new Uint8Array() }))
    .filter(({ key }) => key.every((byte) => byte < 0x80));
  expect(texts.length).toBeGreaterThan(2);
  for (const { key, msg, sha512 } of texts) {
    const message = fromHex(msg) ?? new Uint8Array();
    expect(await signKangaBody(message, new TextDecoder().decode(key))).toBe(sha512);
  }
});

test('counts the letters of a text by their UTF-8, and answers in lower-case hex', async () => {
  const text = '{"param2":"zażółć 🫖"}';
  const signature = await signKangaBody(text, 'żółty sekret');
  expect(signature).toMatch(/^[0-9a-f]{128}$/);
  expect(signature).toBe(await signKangaBody(new TextEncoder().encode(text), 'żółty sekret'));
  expect(toHex(fromHex(signature) ?? new Uint8Array())).toBe(signature);
});

test('refuses to sign with nothing', async () => {
  await expect(signKangaBody(body, '')).rejects.toMatchObject({ code: 'invalid_configuration' });
});
