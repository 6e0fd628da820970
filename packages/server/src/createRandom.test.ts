import { expect, test } from 'vitest';
import { createRandom } from './createRandom.ts';
import { toHex } from './crypto/encoding.ts';

test('gives as many bytes as are asked for, and none of them twice', () => {
  const random = createRandom();
  const given = new Set<string>();
  for (let round = 0; round < 1000; round += 1) {
    const bytes = random(18);
    expect(bytes).toHaveLength(18);
    given.add(toHex(bytes));
  }
  expect(given.size).toBe(1000);
  for (const size of [0, 1, 1023, 1024, 1025, 5000]) expect(random(size)).toHaveLength(size);
});

test('keeps nothing in common with what it gave before', () => {
  const random = createRandom();
  const first = random(16);
  const copy = toHex(first);
  random(1024);
  random(1024);
  expect(toHex(first)).toBe(copy);
  expect(toHex(first)).not.toBe('00'.repeat(16));
});
