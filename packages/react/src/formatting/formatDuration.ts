import { latinDigits } from './latinDigits.ts';

/** Minutes, or below one minute seconds, in words of the language: `5 minutes`, `30 seconds`. */
export function formatDuration(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [value, unit] = seconds >= 60 ? [Math.round(seconds / 60), 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(latinDigits(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(value);
}
