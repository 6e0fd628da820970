import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import pl from '../messages/pl.ts';
import type { LoadedPack } from './loadPack.ts';
import { usePack } from './usePack.ts';

const polish: LoadedPack = { locale: 'pl', messages: pl, root: { lang: 'pl' } };
const english: LoadedPack = { locale: 'en', messages: undefined, root: {} };
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

// Each test asks for a language that no other asks for: what is known stays known.
const use = (wanted: string, load: (wanted: string) => Promise<LoadedPack>) =>
  renderHook(() => usePack(wanted, load));

describe('usePack', () => {
  it('gives the words when they have come, to everybody at once', async () => {
    const load = vi.fn(async () => polish);
    const [first, second] = [use('x-1', load), use('x-1', load)];
    expect(first.result.current).toBeUndefined();
    await pass(0);
    expect([first.result.current, second.result.current]).toEqual([polish, polish]);
    expect(load).toHaveBeenCalledTimes(1);
    expect(use('x-1', load).result.current).toBe(polish);
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('speaks English where they do not load, and tries again for as long as it takes', async () => {
    const load = vi.fn<(wanted: string) => Promise<LoadedPack>>();
    load.mockRejectedValue(new TypeError('Failed to fetch'));
    const { result } = use('x-2', load);
    await pass(1_500);
    expect(result.current).toEqual(english);
    await pass(6_000);
    expect(load.mock.calls.length).toBeGreaterThan(3);
    load.mockResolvedValue(polish);
    await pass(1_500);
    expect(result.current).toBe(polish);
  });

  it('stops trying when nobody needs the words any more, and begins anew with the next', async () => {
    const load = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    use('x-3', load).unmount();
    await pass(10_000);
    expect(load).toHaveBeenCalledTimes(1);
    use('x-3', load);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('waits no longer than a shopper does, and takes the words when they come', async () => {
    let come = (_: LoadedPack) => {};
    const load = () => new Promise<LoadedPack>((resolve) => (come = resolve));
    const { result } = use('x-4', load);
    await pass(1_400);
    expect(result.current).toBeUndefined();
    await pass(100);
    expect(result.current).toEqual(english);
    await act(async () => come(polish));
    expect(result.current).toBe(polish);
  });

  it('loads nothing for English', async () => {
    const load = vi.fn(async () => polish);
    expect(use('en', load).result.current).toBeUndefined();
    await pass(2_000);
    expect(load).not.toHaveBeenCalled();
  });
});
