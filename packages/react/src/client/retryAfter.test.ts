import { describe, expect, it } from 'vitest';
import { retryAfter } from './retryAfter.ts';

const NOW = Date.parse('2026-01-15T10:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['20', 20_000],
    [' 20 ', 20_000],
    ['0', 1_000],
    ['86400', 300_000],
    ['Thu, 15 Jan 2026 10:00:30 GMT', 30_000],
    ['Thu, 15 Jan 2026 09:00:00 GMT', 1_000],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j waits %j ms', (header, wait) => {
    expect(retryAfter(header, NOW)).toBe(wait);
  });

  it('does not guess at a date without the time of the server', () => {
    expect(retryAfter('Thu, 15 Jan 2026 10:00:30 GMT', Number.NaN)).toBeNull();
    expect(retryAfter('20', Number.NaN)).toBe(20_000);
  });
});
