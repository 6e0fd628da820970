import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from './encoding.ts';
import { equalBytes } from './equalBytes.ts';
import { hmac } from './hmac.ts';
import { nodeCrypto } from './nodeCrypto.ts';

const vectors = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../test/vectors/${name}.json`, import.meta.url), 'utf8'),
  );

const bytes = (hex: string) => fromHex(hex) ?? expect.fail(`${hex} is not hex`);

interface Rfc4231 {
  case: number;
  key: string;
  msg: string;
  sha256: string;
  sha512: string;
}

interface Wycheproof {
  testGroups: {
    tagSize: number;
    tests: { tcId: number; key: string; msg: string; tag: string; result: string }[];
  }[];
}

describe.for([
  ['node:crypto', nodeCrypto],
  ['WebCrypto', null],
] as const)('HMAC by %s', ([, native]) => {
  test.for(vectors('rfc4231') as Rfc4231[])('computes RFC 4231, case $case', async (vector) => {
    const key = bytes(vector.key);
    const message = bytes(vector.msg);
    expect(toHex(await hmac('SHA-256', key, message, native))).toBe(vector.sha256);
    expect(toHex(await hmac('SHA-512', key, message, native))).toBe(vector.sha512);
  });

  test.for([
    ['SHA-256', 'wycheproof_hmac_sha256', 256],
    ['SHA-512', 'wycheproof_hmac_sha512', 512],
  ] as const)('agrees with every Wycheproof case of HMAC-%s', async ([algorithm, file, bits]) => {
    const { testGroups } = vectors(file) as Wycheproof;
    let valid = 0;
    let refused = 0;
    for (const { tagSize, tests } of testGroups) {
      for (const { tcId, key, msg, tag, result } of tests) {
        const made = await hmac(algorithm, bytes(key), bytes(msg), native);
        // A shortened tag is refused even where Wycheproof calls it valid for its length.
        const expected = result === 'valid' && tagSize === bits;
        expect(equalBytes(made, bytes(tag)), `case ${tcId}`).toBe(expected);
        if (expected) valid += 1;
        else refused += 1;
      }
    }
    expect(valid).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(100);
  });

  test('takes a text key by its UTF-8 bytes and does not decode it from hex', async () => {
    const text = await hmac('SHA-256', 'aabb', 'm', native);
    expect(text).toEqual(await hmac('SHA-256', new TextEncoder().encode('aabb'), 'm', native));
    expect(text).not.toEqual(await hmac('SHA-256', bytes('aabb'), 'm', native));
  });

  test('keeps the keys of the two algorithms and of texts and bytes apart', async () => {
    const lengths = [];
    for (const algorithm of ['SHA-256', 'SHA-512', 'SHA-256', 'SHA-512'] as const) {
      lengths.push((await hmac(algorithm, 'the same key', 'm', native)).length);
    }
    expect(lengths).toEqual([32, 64, 32, 64]);
  });

  test('still signs right after many other keys were used', async () => {
    const first = await hmac('SHA-256', 'key 0', 'm', native);
    for (let index = 1; index < 200; index += 1) await hmac('SHA-256', `key ${index}`, 'm', native);
    expect(await hmac('SHA-256', 'key 0', 'm', native)).toEqual(first);
  });

  test('honours a view into a larger buffer, and memory that is shared', async () => {
    const message = new TextEncoder().encode('xx message yy');
    const view = message.subarray(3, 10);
    const shared = new Uint8Array(new SharedArrayBuffer(view.length));
    shared.set(view);
    const expected = await hmac('SHA-256', 'key', 'message', native);
    expect(await hmac('SHA-256', 'key', view, native)).toEqual(expected);
    expect(await hmac('SHA-256', 'key', shared, native)).toEqual(expected);
  });

  test.for(['', new Uint8Array()])('refuses an empty key', async (key) => {
    await expect(hmac('SHA-256', key, 'm', native)).rejects.toMatchObject({
      code: 'invalid_configuration',
    });
  });
});

test('Node hands out its own functions', () => {
  expect(nodeCrypto).not.toBeNull();
});
