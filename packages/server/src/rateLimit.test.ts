import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rateLimit.ts';

describe('createRateLimit', () => {
  it('grants the burst, then so many a second, by key', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 3, perSecond: 2, now: () => now });
    const take = (key = 'a') => Array.from({ length: 5 }, () => limit.take(key)).filter(Boolean);
    expect(take()).toHaveLength(3);
    expect(take('b')).toHaveLength(3);
    now = 500;
    expect(take()).toHaveLength(1);
    now = 60_000;
    expect(take()).toHaveLength(3);
  });

  it('takes nothing away when the clock is set back', () => {
    let now = 60_000;
    const limit = createRateLimit({ burst: 2, perSecond: 1, now: () => now });
    expect(limit.take('a')).toBe(true);
    now = 0;
    expect(limit.take('a')).toBe(true);
    now = 1000;
    expect(limit.take('a')).toBe(true);
  });

  it('forgets who came least lately, so that ever new keys do not fill the memory (T12)', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 0, now: () => 0, mostKeys: 3 });
    for (const key of ['a', 'b', 'c']) expect(limit.take(key)).toBe(true);
    expect(limit.take('a')).toBe(false);
    expect(limit.take('d')).toBe(true);
    expect([limit.take('a'), limit.take('c'), limit.take('d')]).toEqual([false, false, false]);
    expect(limit.take('b')).toBe(true);
  });
});
