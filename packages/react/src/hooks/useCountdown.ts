'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import { formatDuration } from '../formatting/formatDuration.ts';
import type { ServerClock } from '../session/createServerClock.ts';
import { serverClockOf } from '../session/serverClockOf.ts';

export type CountdownPhase = 'calm' | 'warning' | 'danger' | 'ended';

export interface UseCountdownResult {
  /**
   * Time left in ms by the server's clock, in whole seconds, never below zero. Null without a
   * deadline, and on the server where no time is known.
   */
  remainingMs: number | null;
  /** `warning` from five minutes, `danger` from one. `ended` asks the server; it decides. */
  phase: CountdownPhase;
  /**
   * For a polite live region: the time left in words of the locale, such as `4 minutes`. Changes
   * on a calm cadence; empty until the first is due.
   */
  announcement: string;
}

const SECOND = 1_000;
const WARNING = 300 * SECOND;
const DANGER = 60 * SECOND;

/**
 * Counts down to a deadline by the server's clock, also on a device whose own is wrong and after
 * sleep. Re-renders the component that calls it, once a second.
 *
 * @param expiresAt ISO 8601, as in `payment.expiresAt`.
 * @param language Of the announcement, a BCP-47 tag. Default: the `locale` of `CheckoutProvider`.
 *
 * @example
 * const { remainingMs, phase } = useCountdown(payment.data?.expiresAt);
 * return remainingMs === null ? null : <p data-phase={phase}>{Math.ceil(remainingMs / 60_000)} min</p>;
 */
export function useCountdown(
  expiresAt: string | null | undefined,
  language?: string,
): UseCountdownResult {
  const { session, locale } = useCheckoutContext('useCountdown');
  const clock = serverClockOf(session);
  const deadline = Date.parse(expiresAt ?? '');

  const at = (now: number | null) =>
    now === null || Number.isNaN(deadline)
      ? null
      : Math.max(0, Math.ceil((deadline - now) / SECOND)) * SECOND;
  const remainingMs = useSyncExternalStore(
    useCallback((onChange) => onEachSecond(deadline, clock, onChange), [deadline, clock]),
    () => at(clock.now()),
    () => at(clock.rendered()),
  );
  return {
    remainingMs,
    phase: phaseOf(remainingMs),
    announcement: useAnnouncement(deadline, remainingMs, language ?? locale),
  };
}

function phaseOf(remainingMs: number | null): CountdownPhase {
  if (remainingMs === null || remainingMs > WARNING) return 'calm';
  if (remainingMs > DANGER) return 'warning';
  return remainingMs > 0 ? 'danger' : 'ended';
}

/** Says what is left when the cadence's next step is reached; what was true on arrival is not news. */
function useAnnouncement(deadline: number, remainingMs: number | null, locale: string): string {
  const step = remainingMs === null ? null : cadence(remainingMs);
  const [said, setSaid] = useState({ deadline, step, text: '' });
  if (said.step === step && Object.is(said.deadline, deadline)) return said.text;

  const news = said.step !== null && remainingMs !== null && said.deadline === deadline;
  const language = locale === 'auto' ? document.documentElement.lang || navigator.language : locale;
  const text = news ? formatDuration(remainingMs, language) : '';
  setSaid({ deadline, step, text });
  return text;
}

/** Every three minutes above five, every minute down to one, then at half a minute and at the end. */
function cadence(remainingMs: number): number {
  const every = remainingMs > WARNING ? 3 * DANGER : remainingMs > DANGER ? DANGER : DANGER / 2;
  return Math.ceil(remainingMs / every) * every;
}

/** Calls back at each full second before the deadline, and when the clock was set. */
function onEachSecond(deadline: number, clock: ServerClock, onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const arm = () => {
    clearTimeout(timer);
    const left = deadline - clock.now();
    // Timers drift and sleep; the clock does not: aim at the next second, never count ticks.
    // Timers leave out fractions: without the next whole ms this one would come too early, for nothing.
    if (left > 0) timer = setTimeout(tick, Math.ceil(left % SECOND) || SECOND);
  };
  const tick = () => {
    onChange();
    arm();
  };
  arm();
  const unsubscribe = clock.subscribe(tick);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
