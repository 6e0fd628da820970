/** An exact decimal: `digits` × 10^-`scale`. */
export interface Units {
  digits: bigint;
  scale: number;
}

/**
 * Reads a plain decimal ("12.50") of any length. Only text that was parsed before comes here:
 * anything else is a mistake of the caller, and throws a `RangeError`.
 */
export function toUnits(decimal: string): Units {
  if (!/^\d+(\.\d+)?$/.test(decimal)) {
    throw new RangeError(`"${decimal}" is no plain decimal: parse it with parseDecimal first.`);
  }
  const point = decimal.indexOf('.');
  return {
    digits: BigInt(decimal.replace('.', '')),
    scale: point === -1 ? 0 : decimal.length - point - 1,
  };
}

/** Writes the canonical form: no exponent, no zeros at the end of the fraction. */
export function fromUnits({ digits, scale }: Units): string {
  const text = String(digits).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  let end = text.length;
  while (end > whole.length && text[end - 1] === '0') end -= 1;
  const fraction = text.slice(whole.length, end);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Both numbers as integers of one scale. */
export function align(a: Units, b: Units): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  const raise = (value: Units) => value.digits * 10n ** BigInt(scale - value.scale);
  return { a: raise(a), b: raise(b), scale };
}
