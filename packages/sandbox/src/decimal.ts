/** An exact amount: a count of 10⁻¹⁸. Plain `+`, `-` and comparisons work on it. */
export type Decimal = bigint;

const PLACES = 18;
export const ONE: Decimal = 10n ** BigInt(PLACES);

/** Reads a plain, unsigned decimal of at most 18 places; anything else is null. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(\d{1,30})(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

/** For constants in our own tables. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new TypeError(`Not a decimal: ${text}`);
  return value;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return (a * b) / ONE;
}

export function divide(a: Decimal, b: Decimal): Decimal {
  return (a * ONE) / b;
}

/** Rounds up to `places`, so that a price converted and rounded is never too little. */
export function roundUp(value: Decimal, places: number): Decimal {
  const unit = 10n ** BigInt(PLACES - places);
  return ((value + unit - 1n) / unit) * unit;
}

/** Exactly `places` digits after the point; what lies beyond them is cut off. */
export function toFixed(value: Decimal, places: number): string {
  const digits = value.toString().padStart(PLACES + 1, '0');
  const whole = digits.slice(0, -PLACES);
  return places === 0 ? whole : `${whole}.${digits.slice(-PLACES).slice(0, places)}`;
}

/** The shortest form: '100', '0.5'. */
export function toPlain(value: Decimal): string {
  return toFixed(value, PLACES).replace(/\.?0+$/, '');
}
