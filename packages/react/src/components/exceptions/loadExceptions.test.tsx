import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => vi.useRealTimers());

/** As on a page that has loaded nothing yet. */
function openPage() {
  vi.resetModules();
  return import('./loadExceptions.ts');
}

const offline = () => Promise.reject(new Error('offline'));

describe('loadExceptions', () => {
  it('forgets a failed load, loads once, and tells when it is there', async () => {
    const { loadExceptions, loadedExceptions, subscribeToExceptions } = await openPage();
    await loadExceptions(offline);
    const told = vi.fn();
    const away = subscribeToExceptions(told);
    expect(loadedExceptions()).toBe(undefined);

    const load = vi.fn(() => import('./exceptions.ts'));
    await Promise.all([loadExceptions(load), loadExceptions(load)]);
    expect(load).toHaveBeenCalledTimes(1);
    expect(loadedExceptions()).toBe(await import('./exceptions.ts'));
    expect(told).toHaveBeenCalledTimes(1);
    away();
  });

  it.each([
    ['by itself while a card waits for it', true],
    ['by nobody once no card does', false],
  ])('is tried again %s', async (_, waits) => {
    const { loadExceptions, loadedExceptions, subscribeToExceptions } = await openPage();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const away = subscribeToExceptions(() => {});
    if (!waits) away();
    await loadExceptions(offline);
    await vi.advanceTimersByTimeAsync(3_000);
    vi.useRealTimers();
    await import('./exceptions.ts');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(loadedExceptions() !== undefined).toBe(waits);
    away();
  });
});
