import { describe, expect, it } from 'vitest';
import { formatDuration } from './formatDuration.ts';

describe('formatDuration', () => {
  it('speaks of minutes, and below one of seconds', () => {
    expect(formatDuration(240_000, 'en')).toBe('4 minutes');
    expect(formatDuration(60_000, 'en')).toBe('1 minute');
    expect(formatDuration(30_000, 'en')).toBe('30 seconds');
  });

  it('speaks the language', () => {
    expect(formatDuration(300_000, 'pl')).toBe('5 minut');
  });
});
