import { type Decimal, divide, multiply, ONE, parseDecimal, roundUp } from '../../decimal.ts';
import { type Currency, findCurrency } from './currencies.ts';
import type { CryptofuseDialect } from './document.ts';
import { Refusal } from './errors.ts';
import { crypto8 } from './render.ts';

/** A request to create a payment, understood. */
export interface CreateRequest {
  readonly currency: Currency;
  readonly amountUsd: Decimal;
  readonly amountCrypto: Decimal;
  readonly callbackUrl: string | null;
  readonly orderId: string | null;
  readonly orderDescription: string | null;
  readonly isFixedRate: boolean;
  readonly isFeePaidByUser: boolean;
  readonly expiryMinutes: number;
}

type Fields = Readonly<Record<string, unknown>>;

const WITH_FEE: Decimal = (ONE * 101n) / 100n;

/** Reads the body of `POST /payments/`, or throws the documented refusal. */
export function readCreateRequest(body: string, dialect: CryptofuseDialect): CreateRequest {
  const fields = readFields(body);
  const missing = ['amount', 'currency'].filter((name) => isAbsent(fields[name]));
  if (missing.length > 0) {
    const details = Object.fromEntries(missing.map((name) => [name, ['This field is required.']]));
    throw new Refusal('missing_required_fields', `Missing: ${missing.join(', ')}.`, details);
  }
  const currency = readCurrency(fields['currency'], fields['price_currency']);
  const amountUsd = readAmount(fields['amount']);
  const isFeePaidByUser = readBoolean(
    fields,
    'is_fee_paid_by_user',
    dialect.feePaidByUser === 'true',
  );
  const charged = isFeePaidByUser ? multiply(amountUsd, WITH_FEE) : amountUsd;
  const amountCrypto = roundUp(divide(charged, currency.usd), currency.decimals);
  assertWithinLimits(amountCrypto, currency);
  return {
    currency,
    amountUsd,
    amountCrypto,
    isFeePaidByUser,
    isFixedRate: readBoolean(fields, 'is_fixed_rate', true),
    callbackUrl: readUrl(fields['callback_url']),
    orderId: readText(fields, 'order_id', 100),
    orderDescription: readText(fields, 'order_description', 1_000),
    expiryMinutes: readExpiry(fields['expiry_minutes']),
  };
}

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

function readCurrency(code: unknown, priceCurrency: unknown): Currency {
  const currency = typeof code === 'string' ? findCurrency(code) : undefined;
  if (currency === undefined) {
    throw new Refusal('invalid_currency', 'Currency not supported.', {
      currency: [`${JSON.stringify(code)} is not available.`],
    });
  }
  if (!isAbsent(priceCurrency) && priceCurrency !== 'USD') {
    throw new Refusal('invalid_currency', 'Prices are in USD.', {
      price_currency: [`${JSON.stringify(priceCurrency)} is not available.`],
    });
  }
  return currency;
}

function readAmount(value: unknown): Decimal {
  // A double prints the shortest decimal that reads back as itself: the one that was sent.
  const text = typeof value === 'number' ? String(value) : value;
  const amount = typeof text === 'string' ? parseDecimal(text) : null;
  if (amount === null || amount === 0n) {
    throw invalidField('amount', 'A valid, positive number is required.');
  }
  return amount;
}

function assertWithinLimits(amount: Decimal, { min, max, code }: Currency): void {
  const limit = amount < min ? min : amount > max ? max : null;
  if (limit === null) return;
  const side = limit === min ? 'below minimum' : 'above maximum';
  throw new Refusal('invalid_amount', `Amount ${side}`, {
    amount: [`The limit is ${crypto8(limit)} ${code}.`],
  });
}

function readUrl(value: unknown): string | null {
  if (isAbsent(value)) return null;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Refusal('invalid_url', 'callback_url is not a valid URL.', {
      callback_url: ['Enter a valid URL.'],
    });
  }
  return url.href;
}

function readText(fields: Fields, name: string, longest: number): string | null {
  const value = fields[name];
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') throw invalidField(name, 'Not a valid string.');
  if (value.length > longest) {
    throw invalidField(name, `Ensure this field has no more than ${longest} characters.`);
  }
  return value;
}

function readBoolean(fields: Fields, name: string, preset: boolean): boolean {
  const value = fields[name];
  if (isAbsent(value)) return preset;
  if (typeof value !== 'boolean') throw invalidField(name, 'Must be a valid boolean.');
  return value;
}

function readExpiry(value: unknown): number {
  if (isAbsent(value)) return 30;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1_440) {
    throw invalidField('expiry_minutes', 'A whole number from 1 to 1440 is required.');
  }
  return value;
}

function invalidField(name: string, problem: string): Refusal {
  return new Refusal('invalid_request', 'Invalid request.', { [name]: [problem] });
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
