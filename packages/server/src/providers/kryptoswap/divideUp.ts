import { parseDecimal } from '@coinslot/core';

/**
 * Divides two plain decimals, and rounds up to so many digits after the point: who has to get a
 * certain amount out can not pay in less. Null for a division by nothing, or out of bounds.
 */
export function divideUp(a: string, b: string, places: number): string | null {
  const [over, under] = [unitsOf(a), unitsOf(b)];
  const numerator = over.digits * 10n ** BigInt(places + under.scale);
  const denominator = under.digits * 10n ** BigInt(over.scale);
  if (denominator === 0n) return null;
  const units = `${(numerator + denominator - 1n) / denominator}`.padStart(places + 1, '0');
  const point = units.length - places;
  return parseDecimal(places === 0 ? units : `${units.slice(0, point)}.${units.slice(point)}`);
}

function unitsOf(decimal: string) {
  const [whole = '', fraction = ''] = decimal.split('.');
  return { digits: BigInt(`${whole}${fraction}`), scale: fraction.length };
}
