import { type Decimal, parseDecimal } from '../../decimal.ts';
import { type ErrorDetails, Refusal } from './errors.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The body as an object; the guide sends JSON everywhere but to the token endpoint. */
export function readFields(body: string): Fields {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Fields;
    }
  } catch {
    // Falls through to the refusal, like any other body that is not an object.
  }
  throw new Refusal('invalid_request', 'The body is not a JSON object.');
}

export function requireFields(fields: Fields, names: readonly string[]): void {
  const missing = names.filter((name) => isAbsent(fields[name]));
  if (missing.length > 0) throw missingFields(missing);
}

export function missingFields(names: readonly string[]): Refusal {
  const details: ErrorDetails = Object.fromEntries(
    names.map((name) => [name, ['This field is required.']]),
  );
  return new Refusal('missing_required_fields', `Missing: ${names.join(', ')}.`, details);
}

export function readAmount(fields: Fields, name: string): Decimal {
  const value = fields[name];
  // A double prints the shortest decimal that reads back as itself: the one that was sent.
  const text = typeof value === 'number' ? String(value) : value;
  const amount = typeof text === 'string' ? parseDecimal(text) : null;
  if (amount === null || amount === 0n) {
    throw invalidField(name, 'A valid, positive number is required.');
  }
  return amount;
}

export function readUrl(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (isAbsent(value)) return null;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Refusal('invalid_url', `${name} is not a valid URL.`, {
      [name]: ['Enter a valid URL.'],
    });
  }
  return url.href;
}

export function readText(fields: Fields, name: string, longest: number): string | null {
  const value = fields[name];
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') throw invalidField(name, 'Not a valid string.');
  if (value.length > longest) {
    throw invalidField(name, `Ensure this field has no more than ${longest} characters.`);
  }
  return value;
}

export function readBoolean(fields: Fields, name: string, preset: boolean): boolean {
  const value = fields[name];
  if (isAbsent(value)) return preset;
  if (typeof value !== 'boolean') throw invalidField(name, 'Must be a valid boolean.');
  return value;
}

export function assertUsd(fields: Fields): void {
  const priceCurrency = fields['price_currency'];
  if (isAbsent(priceCurrency) || priceCurrency === 'USD') return;
  throw new Refusal('invalid_currency', 'Prices are in USD.', {
    price_currency: [`${JSON.stringify(priceCurrency)} is not available.`],
  });
}

export function invalidField(name: string, problem: string): Refusal {
  return new Refusal('invalid_request', 'Invalid request.', { [name]: [problem] });
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
