import { align, fromUnits, toUnits } from './units.ts';

/**
 * Adds two plain decimals exactly.
 *
 * @throws RangeError for what is no plain decimal: parse it with `parseDecimal` first.
 * @example
 * addDecimals('0.1', '0.2'); // '0.3'
 */
export function addDecimals(a: string, b: string): string {
  const aligned = align(toUnits(a), toUnits(b));
  return fromUnits({ digits: aligned.a + aligned.b, scale: aligned.scale });
}
