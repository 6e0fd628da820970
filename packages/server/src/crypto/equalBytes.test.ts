import { expect, test } from 'vitest';
import { equalBytes } from './equalBytes.ts';

test('finds a difference in any place', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
  expect(equalBytes(bytes, bytes.slice())).toBe(true);
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = bytes.slice();
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(equalBytes(bytes, changed)).toBe(false);
  }
});

test('calls different lengths different instead of throwing', () => {
  expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
  expect(equalBytes(new Uint8Array(), Uint8Array.of(0))).toBe(false);
  expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true);
});

test('compares views, not the buffers behind them', () => {
  const buffer = Uint8Array.of(9, 1, 2, 3, 8, 1, 2, 3);
  expect(equalBytes(buffer.subarray(1, 4), buffer.subarray(5, 8))).toBe(true);
  expect(equalBytes(buffer.subarray(1, 4), Uint8Array.of(1, 2, 3))).toBe(true);
  expect(equalBytes(buffer.subarray(0, 3), buffer.subarray(4, 7))).toBe(false);
});
