import { align, fromUnits, toUnits } from './units.ts';

/**
 * Subtracts `b` from `a` exactly. Amounts are never negative: compare first.
 *
 * @throws RangeError when `b` is greater than `a`, and for what is no plain decimal.
 * @example
 * subtractDecimals('100', '99.5'); // '0.5'
 */
export function subtractDecimals(a: string, b: string): string {
  const aligned = align(toUnits(a), toUnits(b));
  if (aligned.a < aligned.b) {
    throw new RangeError(`${b} is more than ${a}: an amount can not be negative.`);
  }
  return fromUnits({ digits: aligned.a - aligned.b, scale: aligned.scale });
}
