import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../test/vectors/amount_corpus.json' with { type: 'json' };
import { addDecimals } from './addDecimals.ts';
import { compareDecimals } from './compareDecimals.ts';
import { formatDecimal } from './formatDecimal.ts';
import { multiplyDecimals } from './multiplyDecimals.ts';
import { parseDecimal } from './parseDecimal.ts';
import { subtractDecimals } from './subtractDecimals.ts';

const corpus = vectors as [unknown, string | null][];

/** Any amount as an integer of 10^-18: the oracle calculates on these alone. */
const atoms = fc.oneof(fc.bigInt(0n, 10n ** 48n - 1n), fc.bigInt(0n, 10n ** 19n), fc.constant(0n));
const text = (value: bigint, scale = 18) => {
  const digits = value.toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

describe('parseDecimal', () => {
  it.each(corpus)('reads %j as %j', (input, canonical) => {
    expect(parseDecimal(input)).toBe(canonical);
  });

  it('holds the limits of 30 and 18 digits on the value, not on its spelling', () => {
    expect(parseDecimal('9'.repeat(30))).toBe('9'.repeat(30));
    expect(parseDecimal('9'.repeat(31))).toBeNull();
    expect(parseDecimal('1e29')).toBe(`1${'0'.repeat(29)}`);
    expect(parseDecimal('1e30')).toBeNull();
    expect(parseDecimal('1e-18')).toBe('0.000000000000000001');
    expect(parseDecimal('1e-19')).toBeNull();
    expect(parseDecimal('0.5000000000000000000000')).toBe('0.5');
    expect(parseDecimal('10E-1')).toBe('1');
  });

  it('refuses a flood of digits, line ends, other alphabets and fractions that may be rounded', () => {
    const refused = ['0.'.padEnd(5_000_000, '0'), '1\n', '١', '1e1000', 0.30000000000000004, NaN];
    for (const value of [...refused, -0, -1, Infinity, 1n, undefined, new String('1')]) {
      expect(parseDecimal(value)).toBeNull();
    }
  });

  it('keeps every value, however it is spelt', () => {
    fc.assert(
      fc.property(atoms, fc.nat(12), (value, shift) => {
        const plain = parseDecimal(text(value));
        expect(plain).not.toBeNull();
        expect(BigInt(text(value).replace('.', ''))).toBe(value);
        const spelt = `${value}e${-18}`;
        expect(parseDecimal(spelt)).toBe(plain);
        expect(parseDecimal(`${value * 10n ** BigInt(shift)}E-${18 + shift}`)).toBe(plain);
        expect(parseDecimal(plain)).toBe(plain);
        expect(plain).toMatch(/^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseDecimal(value);
        expect(parsed === null || parseDecimal(parsed) === parsed).toBe(true);
      }),
    );
  });
});

describe('the arithmetic', () => {
  const scaled = (decimal: string, scale: number) => {
    const [whole = '', fraction = ''] = decimal.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  };

  it('agrees with integers', () => {
    fc.assert(
      fc.property(atoms, atoms, (a, b) => {
        const [left, right] = [text(a), text(b)];
        expect(compareDecimals(left, right)).toBe(a === b ? 0 : a < b ? -1 : 1);
        expect(scaled(addDecimals(left, right), 18)).toBe(a + b);
        expect(scaled(multiplyDecimals(left, right), 36)).toBe(a * b);
        const [more, less] = a < b ? [b, a] : [a, b];
        expect(scaled(subtractDecimals(text(more), text(less)), 18)).toBe(more - less);
      }),
    );
  });

  it('throws on text that was never parsed, and on a debt', () => {
    expect(() => compareDecimals('1e3', '1')).toThrow(RangeError);
    expect(() => addDecimals('', '1')).toThrow(RangeError);
    expect(() => multiplyDecimals('-1', '1')).toThrow(RangeError);
    expect(() => subtractDecimals('1', '1.01')).toThrow('1.01 is more than 1');
  });
});

describe('formatDecimal', () => {
  it('gives the plain form without a locale', () => {
    expect(formatDecimal('100.00000000')).toBe('100');
    expect(formatDecimal('1234567.5', { minimumFractionDigits: 2 })).toBe('1234567.50');
    expect(formatDecimal('0.123456789', { minimumFractionDigits: 2 })).toBe('0.123456789');
  });

  it('keeps all digits in a locale, where Number would lose them', () => {
    const value = '123456789012345678.123456789012345678';
    expect(formatDecimal(value, { locale: 'en' })).toBe(
      '123,456,789,012,345,678.123456789012345678',
    );
    expect(formatDecimal('1234.5', { locale: 'de', minimumFractionDigits: 2 })).toBe('1.234,50');
    expect(formatDecimal('12.5', { locale: 'ar-EG' })).toBe('١٢٫٥');
  });

  it('does not throw on what it can not read', () => {
    expect(formatDecimal('about 5')).toBe('about 5');
    expect(formatDecimal('1.5', { locale: 'not a locale' })).toBe('1.5');
    expect(formatDecimal('1.5', { minimumFractionDigits: Number.NaN })).toBe('1.5');
    expect(formatDecimal('1.5', { minimumFractionDigits: 1e9 })).toBe('1.500000000000000000');
  });
});
