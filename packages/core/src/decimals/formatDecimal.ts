import { parseDecimal } from './parseDecimal.ts';

export interface FormatDecimalOptions {
  /** BCP 47. Without one the plain form is given: a dot, no grouping; that is what is copied. */
  locale?: string | undefined;
  /** Zeros are added up to this many digits after the point. No digit is ever taken away. */
  minimumFractionDigits?: number | undefined;
}

/**
 * Writes an amount for a person, with every digit it has: nothing is rounded and nothing goes
 * through `Number`. Text that is no decimal comes back as it is, and an unknown locale gives the
 * plain form: it is called while rendering, where it must not throw.
 *
 * @example
 * formatDecimal('1234.5', { minimumFractionDigits: 2 }); // '1234.50'
 * formatDecimal('1234.5', { locale: 'de', minimumFractionDigits: 2 }); // '1.234,50'
 */
export function formatDecimal(value: string, options: FormatDecimalOptions = {}): string {
  const decimal = parseDecimal(value);
  if (decimal === null) return value;
  const [whole = '', fraction = ''] = decimal.split('.');
  const wanted = Math.min(Math.max(Math.trunc(options.minimumFractionDigits ?? 0) || 0, 0), 18);
  const padded = fraction.padEnd(wanted, '0');
  const plain = padded === '' ? whole : `${whole}.${padded}`;
  if (options.locale === undefined) return plain;
  try {
    return new Intl.NumberFormat(options.locale, {
      minimumFractionDigits: padded.length,
      maximumFractionDigits: padded.length,
    }).format(plain as Intl.StringNumericLiteral);
  } catch {
    return plain;
  }
}
