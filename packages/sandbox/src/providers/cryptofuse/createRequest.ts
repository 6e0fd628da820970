import { type Decimal, divide, multiply, ONE, roundUp } from '../../decimal.ts';
import { type Currency, readCurrency } from './currencies.ts';
import type { CryptofuseDialect } from './document.ts';
import {
  assertUsd,
  invalidField,
  isAbsent,
  readAmount,
  readBoolean,
  readFields,
  readText,
  readUrl,
  requireFields,
} from './fields.ts';
import { assertWithinLimits } from './limits.ts';

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

const WITH_FEE: Decimal = (ONE * 101n) / 100n;

/** Reads the body of `POST /payments/`, or throws the documented refusal. */
export function readCreateRequest(body: string, dialect: CryptofuseDialect): CreateRequest {
  const fields = readFields(body);
  requireFields(fields, ['amount', 'currency']);
  const currency = readCurrency(fields['currency']);
  assertUsd(fields);
  const amountUsd = readAmount(fields, 'amount');
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
    callbackUrl: readUrl(fields, 'callback_url'),
    orderId: readText(fields, 'order_id', 100),
    orderDescription: readText(fields, 'order_description', 1_000),
    expiryMinutes: readExpiry(fields['expiry_minutes']),
  };
}

function readExpiry(value: unknown): number {
  if (isAbsent(value)) return 30;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1_440) {
    throw invalidField('expiry_minutes', 'A whole number from 1 to 1440 is required.');
  }
  return value;
}
