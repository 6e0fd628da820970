import { fromUnits, toUnits } from './units.ts';

/**
 * Multiplies two plain decimals exactly: the product has as many digits as it needs.
 *
 * @throws RangeError for what is no plain decimal: parse it with `parseDecimal` first.
 * @example
 * multiplyDecimals('12.5', '0.99'); // '12.375'
 */
export function multiplyDecimals(a: string, b: string): string {
  const [left, right] = [toUnits(a), toUnits(b)];
  return fromUnits({ digits: left.digits * right.digits, scale: left.scale + right.scale });
}
