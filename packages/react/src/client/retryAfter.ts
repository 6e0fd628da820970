const SHORTEST = 1_000;
const LONGEST = 300_000;

/**
 * A `Retry-After` header in ms, held between one second and five minutes. Null without one, and
 * where it makes no sense: a date needs the server's own clock, because a device's may be wrong.
 *
 * @param now Unix time in ms by the server, or NaN.
 */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const value = header.trim();
  const wait = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(LONGEST, Math.max(SHORTEST, wait));
}
