/** A time of Cryptofuse as ISO 8601 in UTC; null where it has no zone, or is no time. */
export function toIso(time: string | null | undefined): string | null {
  if (!time || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(time)) return null;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
