import { describe, expect, it } from 'vitest';
import { formatDuration } from './formatDuration.ts';

const minutes = (count: number, locale: string) => formatDuration(count * 60_000, locale);
const seconds = (count: number, locale: string) => formatDuration(count * 1000, locale);

describe('formatDuration', () => {
  it('speaks of minutes, and below one of seconds', () => {
    expect(formatDuration(240_000, 'en')).toBe('4 minutes');
    expect(formatDuration(60_000, 'en')).toBe('1 minute');
    expect(formatDuration(30_000, 'en')).toBe('30 seconds');
  });

  it.each([
    ['pl', ['1 minuta', '2 minuty', '5 minut', '22 minuty']],
    ['ru', ['1 минута', '2 минуты', '5 минут', '22 минуты']],
    ['uk', ['1 хвилина', '2 хвилини', '5 хвилин', '22 хвилини']],
    ['ar', ['دقيقة', 'دقيقتان', '5 دقائق', '22 دقيقة']],
    ['he', ['1 דקה', 'שתי דקות', '5 דקות', '22 דקות']],
  ])('counts as %s does', (locale, spoken) => {
    expect([1, 2, 5, 22].map((count) => minutes(count, locale))).toEqual(spoken);
  });

  it.each([
    ['pl', ['1 sekunda', '2 sekundy', '5 sekund', '22 sekundy']],
    ['ru', ['1 секунда', '2 секунды', '5 секунд', '22 секунды']],
    ['ar', ['ثانية', 'ثانيتان', '5 ثوان', '22 ثانية']],
  ])('counts seconds as %s does', (locale, spoken) => {
    expect([1, 2, 5, 22].map((count) => seconds(count, locale))).toEqual(spoken);
  });

  it('throws nothing while rendering', () => {
    expect(formatDuration(300_000, 'not a language')).toBe('5 minutes');
  });
});
