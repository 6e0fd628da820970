import { describe, expect, it, vi } from 'vitest';
import { createServerClock } from './createServerClock.ts';

const SERVER = Date.parse('2026-01-15T10:00:00.000Z');
const MINUTE = 60_000;

/** A device whose two clocks are moved by hand; its wall clock is `skew` off. */
function device(skew: number) {
  const time = { wall: SERVER + skew, monotonic: 5_000 };
  const clock = createServerClock(
    () => time.wall,
    () => time.monotonic,
  );
  const pass = (ms: number) => {
    time.wall += ms;
    time.monotonic += ms;
  };
  const answer = (server: number, sentAt = time.monotonic) =>
    clock.sync(new Date(server).toISOString(), sentAt);
  return { time, clock, pass, answer };
}

describe('the clock of the server', () => {
  it.each([10 * MINUTE, -10 * MINUTE])('tells its time on a device that is %i ms off', (skew) => {
    const { clock, pass, answer } = device(skew);
    expect(clock.now()).toBe(SERVER + skew);
    answer(SERVER);
    expect(clock.now()).toBe(SERVER);
    pass(MINUTE);
    expect(clock.now()).toBe(SERVER + MINUTE);
  });

  it('does not go back when the device clock is set back', () => {
    const { clock, time, pass, answer } = device(0);
    answer(SERVER);
    pass(MINUTE);
    time.wall -= 60 * MINUTE;
    expect(clock.now()).toBe(SERVER + MINUTE);
  });

  it('counts sleep in which the monotonic clock stood still', () => {
    const { clock, time, answer } = device(0);
    answer(SERVER);
    time.wall += 8 * 60 * MINUTE;
    expect(clock.now()).toBe(SERVER + 8 * 60 * MINUTE);
  });

  it('is right again with the next answer after the device clock was set forward', () => {
    const { clock, time, pass, answer } = device(0);
    answer(SERVER);
    time.wall += 60 * MINUTE;
    pass(1_000);
    answer(SERVER + 1_000);
    expect(clock.now()).toBe(SERVER + 1_000);
    pass(1_000);
    expect(clock.now()).toBe(SERVER + 2_000);
  });

  it('adds half of the way that the answer took', () => {
    const { clock, pass, answer } = device(0);
    pass(2_000);
    answer(SERVER, 5_000);
    expect(clock.now()).toBe(SERVER + 1_000);
  });

  it('does not move by what the way alone may have made of a slow answer', () => {
    const { clock, pass, answer } = device(0);
    answer(SERVER);
    pass(20_000);
    // The server took all of the 20 s, and none of it was the way back.
    answer(SERVER + 20_000, 5_000);
    expect(clock.now()).toBe(SERVER + 20_000);
  });

  it('takes no notice of noise, and tells when it jumped', () => {
    const { clock, answer } = device(0);
    const jumped = vi.fn();
    answer(SERVER);
    const unsubscribe = clock.subscribe(jumped);
    answer(SERVER + 400);
    expect(clock.now()).toBe(SERVER);
    expect(jumped).not.toHaveBeenCalled();
    answer(SERVER + 5_000);
    expect(jumped).toHaveBeenCalledTimes(1);
    unsubscribe();
    answer(SERVER + 50_000);
    expect(jumped).toHaveBeenCalledTimes(1);
  });

  it('starts from the time of the rendered page, once', () => {
    const { clock, pass } = device(10 * MINUTE);
    clock.seed('2026-01-15T10:00:00.000Z');
    pass(1_000);
    clock.seed('2026-01-15T12:00:00.000Z');
    expect(clock.rendered()).toBe(SERVER);
    expect(clock.now()).toBe(SERVER + 1_000);
  });

  it.each([null, '', 'yesterday'])('ignores the time %j', (time) => {
    const { clock } = device(0);
    clock.sync(time, 0);
    clock.seed(String(time));
    expect(clock.now()).toBe(SERVER);
    expect(clock.rendered()).toBeNull();
  });
});
