import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCopy } from './useCopy.ts';

beforeEach(() => {
  // Not what React schedules itself by: it would be counted as a timer that was left behind.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function clipboard(writeText?: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { ...(writeText && { clipboard: { writeText } }) });
}

describe('useCopy', () => {
  it('copies exactly the text and says so for two seconds', async () => {
    const writeText = vi.fn(async () => {});
    clipboard(writeText);
    const { result } = renderHook(() => useCopy());
    expect(result.current.state).toBe('idle');
    await act(async () => {
      expect(await result.current.copy('12.5')).toBe(true);
    });
    expect(writeText).toHaveBeenCalledWith('12.5');
    expect(result.current.state).toBe('copied');
    await act(() => vi.advanceTimersByTimeAsync(1_999));
    expect(result.current.state).toBe('copied');
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(result.current.state).toBe('idle');
  });

  it.each([
    ['has none', undefined],
    ['refuses', () => Promise.reject(new DOMException('denied', 'NotAllowedError'))],
  ])('is denied, and stays so, where the browser %s', async (_, writeText) => {
    clipboard(writeText);
    const { result } = renderHook(() => useCopy());
    await act(async () => {
      expect(await result.current.copy('12.5')).toBe(false);
    });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(result.current.state).toBe('denied');
  });

  it('starts the two seconds again with the next copy, and leaves no timer behind', async () => {
    clipboard(async () => {});
    const { result, unmount } = renderHook(() => useCopy());
    await act(() => result.current.copy('a'));
    await act(() => vi.advanceTimersByTimeAsync(1_500));
    await act(() => result.current.copy('b'));
    await act(() => vi.advanceTimersByTimeAsync(1_500));
    expect(result.current.state).toBe('copied');
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
