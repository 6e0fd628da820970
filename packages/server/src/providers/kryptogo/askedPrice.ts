import { CheckoutError, compareDecimals, type Money, parseDecimal } from '@coinslot/core';
import { isTooSmall, LEAST } from './checkIntent.ts';

/**
 * The order's price that a page means by the guide's `fiat_amount` and `fiat_currency`. Where they
 * are none of the order's, the shopper would be shown one price and asked for another.
 *
 * @throws {CheckoutError} `amount_too_small`, `amount_mismatch`.
 */
export function askedPrice(
  prices: readonly Money[],
  { fiat_amount, fiat_currency }: Readonly<Record<string, unknown>>,
): Money {
  const amount = typeof fiat_amount === 'string' ? parseDecimal(fiat_amount) : null;
  if (amount !== null && isTooSmall(amount)) {
    throw refusal('amount_too_small', `KryptoGO takes a fiat_amount of ${LEAST} or more.`);
  }
  const price = prices.find(({ currency }) => currency === (fiat_currency ?? currency));
  const isSame = amount !== null && price && compareDecimals(amount, price.amount) === 0;
  if (price && (isSame || (fiat_amount ?? null) === null)) return price;
  throw refusal(
    'amount_mismatch',
    'The page asks for a fiat_amount in a fiat_currency that is no price of the order, so nothing was made. Show the price that resolveOrder returns.',
  );
}

function refusal(code: 'amount_too_small' | 'amount_mismatch', message: string): CheckoutError {
  return new CheckoutError(code, message, { provider: 'kryptogo' });
}
