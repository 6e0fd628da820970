export interface FormatDecimalOptions {
  /** BCP 47. Without one the plain form is given: a dot, no grouping; that is what is copied. */
  locale?: string | undefined;
  /** Zeros are added up to this many digits after the point. No digit is ever taken away. */
  minimumFractionDigits?: number | undefined;
}

/** The whole part, and the fraction without the zeros at its end. */
const PLAIN = /^(\d+)(?:\.(\d{0,18}?)0{0,18})?$/;

/**
 * Writes an amount for a person, with every digit it has: nothing is rounded and nothing goes
 * through `Number`. Text that is no plain decimal comes back as it is, and an unknown locale gives
 * the plain form: it is called while rendering, where it must not throw.
 *
 * @example
 * formatDecimal('1234.5', { minimumFractionDigits: 2 }); // '1234.50'
 * formatDecimal('1234.5', { locale: 'de', minimumFractionDigits: 2 }); // '1.234,50'
 */
export function formatDecimal(
  value: string,
  { locale, minimumFractionDigits = 0 }: FormatDecimalOptions = {},
): string {
  const [, whole, fraction = ''] = PLAIN.exec(value) ?? [];
  if (whole === undefined) return value;
  const padded = fraction.padEnd(Math.min(minimumFractionDigits, 18), '0');
  const plain = padded === '' ? whole : `${whole}.${padded}`;
  if (locale === undefined) return plain;
  try {
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: padded.length,
      maximumFractionDigits: padded.length,
    }).format(plain as Intl.StringNumericLiteral);
  } catch {
    return plain;
  }
}
