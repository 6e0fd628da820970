/**
 * A schedule plans an hour or two ahead. A time beyond this was written while a clock was wrong, and
 * counts as come: nobody would wait for the clock to get there.
 */
export const FAR_AHEAD_MS = 24 * 60 * 60_000;

export function isDue(at: number, now: number): boolean {
  return at <= now || at > now + FAR_AHEAD_MS;
}
