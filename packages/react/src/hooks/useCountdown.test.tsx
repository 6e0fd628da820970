import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import { CheckoutRoot } from '../context/CheckoutRoot.tsx';
import { serverClockOf } from '../session/serverClockOf.ts';
import { useCountdown } from './useCountdown.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NOW = Date.parse('2026-01-15T10:00:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** A countdown to `left` ms from now by the server, on a device that is `skew` ms off. */
function count(left: number | null, { skew = 0, locale = 'en' } = {}) {
  const renders = { countdown: 0, parent: 0 };
  let clock: ReturnType<typeof serverClockOf> | undefined;
  const expiresAt = left === null ? null : new Date(NOW + left).toISOString();
  vi.setSystemTime(NOW + skew);
  function Countdown() {
    renders.countdown++;
    const { remainingMs, phase, announcement } = useCountdown(expiresAt);
    return <output>{[remainingMs, phase, announcement].join('|')}</output>;
  }
  function Parent() {
    renders.parent++;
    clock = serverClockOf(useCheckoutContext('the test').session);
    if (renders.parent === 1) clock.sync(new Date(NOW).toISOString(), clock.elapsed());
    return <Countdown />;
  }
  const page = render(
    <CheckoutRoot endpoint="/api/checkout" locale={locale}>
      <Parent />
    </CheckoutRoot>,
  );
  const said = () => screen.getByRole('status').textContent;
  const spoken = () => said()?.split('|')[2];
  const sync = (time: number) =>
    act(() => clock?.sync(new Date(time).toISOString(), clock.elapsed()));
  return { renders, said, spoken, sync, ...page };
}

describe('the countdown', () => {
  it.each([0, 10 * MINUTE, -10 * MINUTE])(
    'is right on a device that is %i ms off',
    async (skew) => {
      const { said } = count(10 * MINUTE, { skew });
      expect(said()).toBe('600000|calm|');
      await pass(90 * SECOND);
      expect(said()).toContain('510000|calm|');
    },
  );

  it('warns from five minutes, and is in danger from one', async () => {
    const { said } = count(5 * MINUTE + 2 * SECOND);
    const phase = () => said()?.split('|')[1];
    await pass(SECOND);
    expect(phase()).toBe('calm');
    await pass(SECOND);
    expect(phase()).toBe('warning');
    await pass(4 * MINUTE - SECOND);
    expect(phase()).toBe('warning');
    await pass(SECOND);
    expect(phase()).toBe('danger');
    await pass(59 * SECOND);
    expect(said()).toContain('1000|danger');
    await pass(SECOND);
    expect(said()).toContain('0|ended');
    await pass(MINUTE);
    expect(said()).toContain('0|ended');
  });

  it('speaks every three minutes, then every minute, then at thirty seconds and at the end', async () => {
    const { spoken } = count(10 * MINUTE);
    const heard: (string | undefined)[] = [];
    for (let second = 0; second <= 601; second++) {
      if (spoken() !== heard.at(-1)) heard.push(spoken());
      await pass(SECOND);
    }
    expect(heard).toEqual([
      '',
      '9 minutes',
      '6 minutes',
      '5 minutes',
      '4 minutes',
      '3 minutes',
      '2 minutes',
      '1 minute',
      '30 seconds',
      '0 seconds',
    ]);
  });

  it('speaks the language of the page', async () => {
    const { spoken } = count(5 * MINUTE + SECOND, { locale: 'pl' });
    await pass(SECOND);
    expect(spoken()).toBe('5 minut');
  });

  it('takes for auto the language of the page before that of the browser', async () => {
    document.documentElement.lang = 'pl';
    const { spoken } = count(2 * MINUTE + SECOND, { locale: 'auto' });
    await pass(SECOND);
    document.documentElement.removeAttribute('lang');
    expect(spoken()).toBe('2 minuty');
  });

  it('renders itself once a second, and its parent never', async () => {
    const { renders } = count(10 * MINUTE);
    const { countdown, parent } = renders;
    for (let second = 0; second < 30; second++) await pass(SECOND);
    expect(renders.countdown - countdown).toBe(30);
    expect(renders.parent).toBe(parent);
  });

  it('does not drift when its timers are late, and knows the time after sleep', async () => {
    const { said } = count(30 * MINUTE);
    await pass(2_500);
    expect(said()).toContain(`${30 * MINUTE - 2 * SECOND}|`);
    vi.setSystemTime(NOW + 20 * MINUTE + 300);
    await pass(SECOND);
    expect(said()).toContain(`${10 * MINUTE - SECOND}|calm`);
    await pass(700);
    expect(said()).toContain(`${10 * MINUTE - 2 * SECOND}|`);
  });

  it('follows the server when that corrects the time', async () => {
    const { said, sync } = count(10 * MINUTE);
    await sync(NOW + 4 * MINUTE);
    expect(said()).toContain(`${6 * MINUTE}|`);
    await pass(SECOND);
    expect(said()).toContain(`${6 * MINUTE - SECOND}|`);
  });

  it('says nothing without a deadline, and leaves no timer behind', async () => {
    const { said, unmount } = count(null);
    expect(said()).toBe('|calm|');
    unmount();
    const { unmount: leave } = count(MINUTE);
    leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
