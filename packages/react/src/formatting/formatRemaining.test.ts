import { describe, expect, it } from 'vitest';
import { formatRemaining } from './formatRemaining.ts';

describe('formatRemaining', () => {
  it.each([
    [1_200_000, '20:00'],
    [299_001, '05:00'],
    [59_000, '00:59'],
    [1, '00:01'],
    [0, '00:00'],
    [-5_000, '00:00'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(formatRemaining(milliseconds)).toBe(text);
  });
});
