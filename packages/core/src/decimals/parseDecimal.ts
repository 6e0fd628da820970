import { fromUnits } from './units.ts';

const INTEGER_DIGITS = 30;
const FRACTION_DIGITS = 18;
/** More than any amount that passes can need: refuses a flood of digits before it is read. */
const LONGEST = 100;

/**
 * Reads an amount as a provider prints it, exactly, and gives its canonical form: a plain decimal
 * without exponent, sign, leading zeros or zeros at the end of the fraction. Null for everything
 * else, and for more than 30 digits before or 18 after the point. Never throws.
 *
 * JSON numbers are taken where they are exact: safe integers, and fractions of at most 15
 * significant digits (more can not be told from a rounded number).
 *
 * @example
 * parseDecimal('100.00000000'); // '100'
 * parseDecimal('0E-8'); // '0': some frameworks print zero so
 * parseDecimal('1,000.5'); // null
 */
export function parseDecimal(value: unknown): string | null {
  const text = typeof value === 'number' ? numberText(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const match = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const scale = digits === 0n ? 0 : fraction.length - Number(exponent);
  const canonical = fromUnits(
    scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 },
  );
  const [integer = '', decimals = ''] = canonical.split('.');
  return integer.length <= INTEGER_DIGITS && decimals.length <= FRACTION_DIGITS ? canonical : null;
}

function numberText(value: number): string | null {
  if (!Number.isFinite(value) || Object.is(value, -0)) return null;
  const text = String(value);
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? text : null;
  const significant = text.replace(/e.*$/s, '').replace('.', '').replace(/^0+/, '');
  return significant.length <= 15 ? text : null;
}
