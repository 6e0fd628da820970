import { describe, expect, it } from 'vitest';
import { createWaits } from './createWaits.ts';

describe('a wait', () => {
  it('is one per key, and may begin again when it is over', async () => {
    const waits = createWaits();
    const waiting = waits.begin('a', 5);
    expect(waits.begin('a', 5)).toBeNull();
    expect(await waiting).toBe(true);
    expect(await waits.begin('a', 1)).toBe(true);
  });

  it('begins only while there are not too many', async () => {
    const waits = createWaits(2);
    const two = [waits.begin('a', 5), waits.begin('b', 5)];
    expect(waits.begin('c', 5)).toBeNull();
    await Promise.all(two);
    expect(waits.begin('c', 5)).not.toBeNull();
  });

  it('is cut short with all others, and those after them are not', async () => {
    const waits = createWaits();
    const long = [waits.begin('a', 60_000), waits.begin('b', 60_000)];
    waits.end();
    expect(await Promise.all(long)).toEqual([false, false]);
    expect(await waits.begin('a', 1)).toBe(true);
  });
});
