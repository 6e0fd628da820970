/** '22 Nov 2026, 10:00 UTC' */
export function minutesUtc(at: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day} ${month} ${year}, ${time} UTC`;
}
