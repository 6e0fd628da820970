import { CheckoutError, compareDecimals, type ErrorCode, parseDecimal } from '@coinslot/core';
import type { CreatePaymentIntentInput } from './client.ts';

const LEAST = '0.01';
const LONGEST_ORDER_DATA = 1000;

/** The guide: "fiat_amount must be at least 0.01". */
export function isTooSmall(amount: string): boolean {
  return compareDecimals(parseDecimal(amount) ?? '0', LEAST) < 0;
}

/** @throws {CheckoutError} `amount_too_small`. */
export function checkAmount(amount: string): void {
  if (isTooSmall(amount)) throw refusal('amount_too_small', `KryptoGO takes ${LEAST} or more.`);
}

export function refusal(code: ErrorCode, message: string): CheckoutError {
  return new CheckoutError(code, message, { provider: 'kryptogo' });
}

/**
 * Refuses what KryptoGO would refuse, before anybody is asked.
 *
 * @param blame the code for what the order's data is not: whose fault it is
 * @throws CheckoutError `amount_too_small`, or `blame`.
 */
export function checkIntent(
  { fiat_amount, order_data, group_key }: CreatePaymentIntentInput,
  blame: ErrorCode = 'invalid_request',
): void {
  const refuse = (code: ErrorCode, message: string) => {
    throw refusal(code, message);
  };
  if (parseDecimal(fiat_amount) === null) refuse(blame, 'KryptoGO needs a decimal as fiat_amount.');
  checkAmount(fiat_amount);
  if (group_key !== undefined && typeof group_key !== 'string') {
    refuse(blame, 'The group key for KryptoGO must be a string.');
  }
  if (order_data === undefined) return;
  const json = JSON.stringify(order_data) ?? '';
  if (!json.startsWith('{')) refuse(blame, 'The order data for KryptoGO must be an object.');
  if (json.length > LONGEST_ORDER_DATA) {
    const said = `The order data for KryptoGO has ${json.length} characters as JSON`;
    refuse(
      blame,
      `${said}, and at most ${LONGEST_ORDER_DATA} are taken: send a key to it instead.`,
    );
  }
}
