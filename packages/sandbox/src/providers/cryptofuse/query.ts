import { type Decimal, parseDecimal } from '../../decimal.ts';
import { invalidField } from './fields.ts';

/** A whole number from `least` to `most`. */
export function readWhole(
  query: URLSearchParams,
  name: string,
  { preset, least, most }: { preset: number; least: number; most: number },
): number {
  const text = query.get(name);
  if (text === null) return preset;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw invalidField(name, 'Out of range.');
  return value;
}

/** In ms since the epoch; null where it is not asked for. */
export function readTime(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalidField(name, 'Enter a valid date/time.');
  return time;
}

export function readDecimal(query: URLSearchParams, name: string): Decimal | null {
  const text = query.get(name);
  if (text === null) return null;
  const amount = parseDecimal(text);
  if (amount === null) throw invalidField(name, 'Enter a number.');
  return amount;
}
