import { align, toUnits } from './units.ts';

/**
 * Compares two plain decimals exactly: -1 when `a` is smaller, 0 when equal, 1 when greater.
 *
 * @throws RangeError for what is no plain decimal: parse it with `parseDecimal` first.
 * @example
 * compareDecimals('0.10', '0.1'); // 0
 */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const aligned = align(toUnits(a), toUnits(b));
  if (aligned.a === aligned.b) return 0;
  return aligned.a < aligned.b ? -1 : 1;
}
