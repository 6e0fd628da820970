import {
  type Decimal,
  divide,
  multiply,
  ONE,
  parseDecimal,
  roundUp,
  toPlain,
} from '../../decimal.ts';
import { type Json, type JsonNumber, jsonNumber } from '../../json.ts';
import { type Currency, currencies, readCurrency } from './currencies.ts';
import type { CryptofuseDialect } from './document.ts';
import { Refusal } from './errors.ts';
import { crypto8, isoSeconds, usd2 } from './render.ts';

/** `GET /currencies/`: codes, or objects with `full`; only here are token and blockchain lower case. */
export function listCurrencies(query: URLSearchParams): Json {
  if (!isOn(query, 'full')) return { currencies: currencies.map(({ code }) => code) };
  const limits = isOn(query, 'min_max');
  const inUsd = limits && isOn(query, 'include_usd');
  return {
    currencies: currencies.map((currency) => ({
      currency: currency.code,
      name: currency.name,
      token: currency.token.toLowerCase(),
      blockchain: currency.blockchain.toLowerCase(),
      is_popular: currency.isPopular,
      is_stable: currency.isStable,
      ...(limits ? { min_amount: crypto8(currency.min), max_amount: crypto8(currency.max) } : {}),
      ...(inUsd
        ? {
            min_amount_usd: usd2(roundUp(multiply(currency.min, currency.usd), 2)),
            max_amount_usd: usd2(multiply(currency.max, currency.usd)),
          }
        : {}),
    })),
  };
}

/** `GET /payments/min-amount/`: JSON floats, not strings. */
export function minAmount(query: URLSearchParams): Json {
  const currency = requireCurrency(query.get('currency'), 'currency');
  return {
    currency: currency.code,
    min_amount: float(currency.min),
    max_amount: float(currency.max),
    blockchain: currency.blockchain,
    token: currency.token,
  };
}

/** `GET /rates/`: JSON floats; where the fee is taken off depends on the generation of the text. */
export function rate(query: URLSearchParams, dialect: CryptofuseDialect, now: number): Json {
  const to = requireCurrency(query.get('currency_to'), 'currency_to');
  const from = query.get('currency_from') ?? 'USD';
  const fromUsd = from === 'USD' ? ONE : requireCurrency(from, 'currency_from').usd;
  const amount = readNumber(query, 'amount') ?? ONE;
  const percentage = readNumber(query, 'fee_percentage') ?? ONE;
  const gross = divide(multiply(amount, fromUsd), to.usd);
  const fee = multiply(gross, percentage) / 100n;
  const net = gross > fee ? gross - fee : 0n;
  const estimated = dialect.rates === 'guide' ? net : gross;
  return {
    currency_from: from,
    currency_to: to.code,
    amount: float(amount),
    estimated_amount: float(estimated),
    rate: float(amount === 0n ? 0n : divide(estimated, amount)),
    ...(isOn(query, 'full')
      ? {
          fee_percentage: float(percentage),
          fee_amount: float(fee),
          timestamp: isoSeconds(now),
        }
      : {}),
    ...(query.has('fee_percentage')
      ? {
          final_tenant_amount: float(net),
          is_fee_paid_by_user: isOn(query, 'is_fee_paid_by_user'),
        }
      : {}),
  };
}

function requireCurrency(code: string | null, field: string): Currency {
  if (code === null || code === '') {
    throw new Refusal('invalid_request', `${field} is required.`, {
      [field]: ['This field is required.'],
    });
  }
  return readCurrency(code, field);
}

function readNumber(query: URLSearchParams, field: string): Decimal | null {
  const text = query.get(field);
  if (text === null) return null;
  const value = parseDecimal(text);
  if (value !== null) return value;
  throw new Refusal('invalid_request', 'Invalid request.', {
    [field]: ['A valid number is required.'],
  });
}

/** As Python prints a float: at least one digit after the point, at most 15 that count. */
function float(value: Decimal): JsonNumber {
  const plain = toPlain(value - (value % 10n ** 6n));
  return jsonNumber(plain.includes('.') ? plain : `${plain}.0`);
}

function isOn(query: URLSearchParams, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true';
}
