import { describe, expect, it, vi } from 'vitest';
import { createChunk } from './createChunk.ts';

describe('a chunk', () => {
  it('forgets a failed load, loads once, and tells when it is there', async () => {
    const part = { name: 'a part' };
    const fetchPart = vi.fn(async () => part).mockRejectedValueOnce(new Error('offline'));
    const chunk = createChunk(fetchPart);
    const told = vi.fn();
    chunk.subscribe(told);
    await expect(chunk.load()).rejects.toThrow('offline');
    expect([chunk.loaded(), told.mock.calls.length]).toEqual([undefined, 0]);

    expect(await Promise.all([chunk.load(), chunk.load()])).toEqual([part, part]);
    expect(chunk.loaded()).toBe(part);
    expect(fetchPart).toHaveBeenCalledTimes(2);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('tells nobody who went away', async () => {
    const chunk = createChunk(async () => 1);
    const told = vi.fn();
    chunk.subscribe(told)();
    await chunk.load();
    expect(told).not.toHaveBeenCalled();
  });
});
