/** A time of KryptoGO, in whole seconds since 1970, as ISO 8601; null where it has none. */
export function toIso(seconds: string | null | undefined): string | null {
  // One digit more would be a time in milliseconds.
  const isTime = seconds != null && /^[1-9]\d{0,10}$/.test(seconds);
  return isTime ? new Date(Number(seconds) * 1000).toISOString() : null;
}
