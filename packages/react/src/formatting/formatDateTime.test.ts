import { describe, expect, it } from 'vitest';
import { formatDateTime } from './formatDateTime.ts';

describe('formatDateTime', () => {
  it('names day and minute in the language', () => {
    const text = formatDateTime('2026-11-21T10:14:00.000Z', 'en-GB');
    expect(text).toMatch(/^2[12] Nov 2026, \d\d:\d\d$/);
  });

  it('shows what is no date as it came', () => {
    expect(formatDateTime('soon', 'en')).toBe('soon');
  });
});
