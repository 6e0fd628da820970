import { expect, test } from 'vitest';
import { fromHex, toBase64Url, toHex } from './encoding.ts';

const all = Uint8Array.from({ length: 256 }, (_, index) => index);

test('writes lower-case hex and reads it back', () => {
  expect(toHex(Uint8Array.of(0, 15, 16, 171, 255))).toBe('000f10abff');
  expect(fromHex(toHex(all))).toEqual(all);
  expect(fromHex('AbCd')).toEqual(Uint8Array.of(0xab, 0xcd));
  expect(fromHex('')).toEqual(new Uint8Array());
});

test.for(['a', 'zz', '0x12', ' ab', 'ab ', 'ab\n', 'a b1', '１２', '-1', '+1', 'ab,cd1'])(
  'refuses %j as hex',
  (text) => {
    expect(fromHex(text)).toBeNull();
  },
);

test('writes base64 that needs no escaping in a URL', () => {
  expect(toBase64Url(Uint8Array.of(0xfb, 0xff, 0xfe))).toBe('-__-');
  expect(toBase64Url(Uint8Array.of(1))).toBe('AQ');
  expect(toBase64Url(all)).toBe(Buffer.from(all).toString('base64url'));
});
