import { describe, expect, it, vi } from 'vitest';

describe('loadExceptions', () => {
  it('forgets a failed load, loads once, and tells when it is there', async () => {
    // As on a page that has loaded nothing yet.
    vi.resetModules();
    const { loadExceptions, loadedExceptions, subscribeToExceptions } = await import(
      './loadExceptions.ts'
    );
    const told = vi.fn();
    const away = subscribeToExceptions(told);
    await expect(loadExceptions(() => Promise.reject(new Error('offline')))).rejects.toThrow();
    expect(loadedExceptions()).toBe(undefined);
    expect(told).not.toHaveBeenCalled();

    const load = vi.fn(() => import('./exceptions.ts'));
    const [first, second] = await Promise.all([loadExceptions(load), loadExceptions(load)]);
    expect(first).toBe(second);
    expect(load).toHaveBeenCalledTimes(1);
    expect(loadedExceptions()).toBe(first);
    expect(told).toHaveBeenCalledTimes(1);
    away();
  });
});
