import { describe, expect, it } from 'vitest';
import { latinDigits } from './latinDigits.ts';

const write = (locale: string) => new Intl.NumberFormat(latinDigits(locale)).format(1234.5);

describe('latinDigits', () => {
  it.each(['ar', 'ar-EG', 'ar-EG-u-nu-arab', 'fa', 'bn', 'mr', 'my'])(
    'writes an amount in %s with the digits that are copied and sent',
    (locale) => {
      expect(new Intl.NumberFormat('ar-EG').format(12)).toBe('١٢');
      expect(write(locale)).toMatch(/^[0-9.,٬٫]+$/);
    },
  );

  it('keeps the separators of the language', () => {
    expect(write('de')).toBe('1.234,5');
    expect(write('pl-PL')).toBe(write('pl'));
  });

  it.each(['', 'en_US_POSIX_x', 'not a language', '🙂'])('is English for %j', (locale) => {
    expect(write(locale)).toBe('1,234.5');
  });

  it('reads a tag with underscores', () => {
    expect(write('de_DE')).toBe('1.234,5');
  });
});
