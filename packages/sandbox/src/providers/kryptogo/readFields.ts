import { type Decimal, parseDecimal } from '../../decimal.ts';
import { Refusal } from './refusal.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * The body of a POST.
 *
 * @throws Refusal for what is not said to be JSON, or is no JSON object.
 */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new Refusal(400, 'Content-Type is application/json');
  }
  try {
    const parsed: unknown = JSON.parse(await request.text());
    if (isObject(parsed)) return parsed;
  } catch {
    // Falls through to the refusal, like any other body that is no object.
  }
  throw new Refusal(400, 'The body is not a JSON object');
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireText(fields: Fields, name: string): string {
  const text = readText(fields, name);
  if (text === null) throw new Refusal(400, `${name} is required`);
  return text;
}

/** Null where there is none. */
export function readText(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new Refusal(400, `${name} is a string`);
  return value;
}

/** A decimal of at least `least` in a string. */
export function requireAmount(fields: Fields, name: string, least: Decimal): Decimal {
  const amount = parseDecimal(requireText(fields, name));
  if (amount === null) throw new Refusal(400, `${name} is a decimal`);
  if (amount < least) throw new Refusal(400, `${name} is too small`);
  return amount;
}
