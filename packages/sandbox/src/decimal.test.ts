import { describe, expect, it } from 'vitest';
import {
  decimal,
  divide,
  multiply,
  ONE,
  parseDecimal,
  roundUp,
  toFixed,
  toPlain,
} from './decimal.ts';

describe('decimal', () => {
  it.each(['', '.5', '5.', '-1', '+1', '1e3', ' 1', '0x1', '1,5', 'NaN', '0.1234567890123456789'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
      expect(() => decimal(text)).toThrow('Not a decimal');
    },
  );

  it.each(['0', '1', '0.000000000000000001', '123456789012345678901234567890.5'])(
    'keeps every digit of %s',
    (text) => {
      expect(toPlain(decimal(text))).toBe(text);
    },
  );

  it('adds where doubles do not', () => {
    expect(toPlain(decimal('0.1') + decimal('0.2'))).toBe('0.3');
  });

  it('prints a fixed number of places and cuts off the rest', () => {
    expect(toFixed(decimal('100'), 8)).toBe('100.00000000');
    expect(toFixed(decimal('0.019'), 2)).toBe('0.01');
    expect(toFixed(decimal('7.9'), 0)).toBe('7');
  });

  it('converts a price so that it is never too little', () => {
    const btc = roundUp(divide(decimal('100'), decimal('88621.06')), 8);
    expect(toFixed(btc, 8)).toBe('0.00112840');
    expect(multiply(btc, decimal('88621.06')) >= decimal('100')).toBe(true);
    expect(roundUp(ONE, 8)).toBe(ONE);
  });
});
