import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVirtualClock, manualClock, systemTime } from './clock.ts';

const START = Date.parse('2026-11-21T10:00:00Z');

describe('a clock that stands still', () => {
  it('runs what falls due in its order, each at its own moment', async () => {
    const clock = createVirtualClock(manualClock(START));
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, clock.now() - START]);
    clock.schedule(2_000, note('second'));
    clock.schedule(1_000, () => {
      note('first')();
      clock.schedule(500, note('between'));
    });
    clock.schedule(2_000, note('third'));
    clock.schedule(9_000, note('too late'));
    await clock.advance(5_000);
    expect(seen).toEqual([
      ['first', 1_000],
      ['between', 1_500],
      ['second', 2_000],
      ['third', 2_000],
    ]);
    expect(clock.now()).toBe(START + 5_000);
  });

  it('does not run what was cancelled', async () => {
    const clock = createVirtualClock(manualClock(START));
    let runs = 0;
    clock.schedule(10, () => {
      runs += 1;
    })();
    await clock.advance(20);
    expect(runs).toBe(0);
  });

  it('waits for the work that a timer began before it moves on', async () => {
    const clock = createVirtualClock(manualClock(START));
    const seen: string[] = [];
    clock.schedule(1, () => {
      clock.track(
        new Promise<void>((done) => setTimeout(done, 5)).then(() => void seen.push('work')),
      );
    });
    clock.schedule(2, () => seen.push('next timer'));
    await clock.advance(2);
    expect(seen).toEqual(['work', 'next timer']);
  });

  it('does not wait for work that itself waits for time to pass', async () => {
    const clock = createVirtualClock(manualClock(START));
    let awake = false;
    clock.track(
      clock.sleep(1_000).then(() => {
        awake = true;
      }),
    );
    await clock.settle();
    expect(awake).toBe(false);
    await clock.advance(1_000);
    expect(awake).toBe(true);
  });

  it('goes on when work fails', async () => {
    const clock = createVirtualClock(manualClock(START));
    clock.track(Promise.reject(new Error('no')));
    await expect(clock.settle()).resolves.toBeUndefined();
  });

  it('leaves nobody asleep when it is reset', async () => {
    const clock = createVirtualClock(manualClock(START));
    const asleep = clock.sleep(1_000);
    await clock.advance(10);
    clock.reset();
    await asleep;
    expect(clock.now()).toBe(START);
  });

  it('refuses to go back', async () => {
    const clock = createVirtualClock(manualClock(START));
    await expect(clock.advance(-1)).rejects.toThrow('milliseconds ≥ 0');
    expect(() => manualClock('yesterday-ish')).toThrow('Not a date');
  });
});

describe('a clock on real time', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('fires by itself, and earlier after an advance', async () => {
    const clock = createVirtualClock(systemTime);
    const seen: string[] = [];
    clock.schedule(1_000, () => seen.push('a'));
    clock.schedule(60_000, () => seen.push('b'));
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual(['a']);
    await clock.advance(58_000);
    expect(seen).toEqual(['a']);
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual(['a', 'b']);
  });

  it('keeps a wait that is longer than the platform’s timers', () => {
    const clock = createVirtualClock(systemTime);
    let runs = 0;
    clock.schedule(40 * 86_400_000, () => {
      runs += 1;
    });
    vi.advanceTimersByTime(39 * 86_400_000);
    expect(runs).toBe(0);
    vi.advanceTimersByTime(86_400_000);
    expect(runs).toBe(1);
  });

  it('leaves no timer behind when it is closed', () => {
    const clock = createVirtualClock(systemTime);
    clock.schedule(1_000, () => {});
    expect(vi.getTimerCount()).toBe(1);
    clock.close();
    clock.schedule(1_000, () => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
