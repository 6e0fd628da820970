import { type Decimal, decimal } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import { type Fields, isObject, readText, requireAmount, requireText } from './readFields.ts';
import { Refusal } from './refusal.ts';
import { type FiatCurrency, isFiatCurrency } from './tokens.ts';

/** A request to create a payment intent, read. */
export interface IntentRequest {
  readonly fiatAmount: Decimal;
  readonly fiatCurrency: FiatCurrency;
  readonly callbackUrl: string | null;
  readonly orderData: Json;
  readonly groupKey: string | null;
}

/** Guide: "Requests with values below this threshold will be rejected." */
const LEAST = decimal('0.01');
/** Reference: of the serialised `order_data`. */
const LONGEST_ORDER_DATA = 1_000;

/** @throws Refusal for a parameter that the reference does not allow. */
export function readIntentRequest(fields: Fields): IntentRequest {
  const fiatCurrency = requireText(fields, 'fiat_currency');
  if (!isFiatCurrency(fiatCurrency)) throw new Refusal(400, 'fiat_currency is TWD or USD');
  return {
    fiatAmount: requireAmount(fields, 'fiat_amount', LEAST),
    fiatCurrency,
    callbackUrl: readCallback(fields),
    orderData: readOrderData(fields['order_data']),
    groupKey: readText(fields, 'group_key'),
  };
}

/** As it is written: the callback tells it unaltered. */
function readCallback(fields: Fields): string | null {
  const text = readText(fields, 'callback_url');
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Refusal(400, 'callback_url is a URL');
  }
  return text;
}

function readOrderData(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw new Refusal(400, 'order_data is an object');
  if (JSON.stringify(value).length > LONGEST_ORDER_DATA) {
    throw new Refusal(400, `order_data has at most ${LONGEST_ORDER_DATA} characters`);
  }
  // It came out of JSON.
  return value as Json;
}
