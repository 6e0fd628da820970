import { compareDecimals, type Money, parseDecimal } from '@coinslot/core';
import { checkAmount, refusal } from './checkIntent.ts';

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
  if (amount !== null) checkAmount(amount);
  const price = prices.find(({ currency }) => currency === (fiat_currency ?? currency));
  const isSame = amount !== null && price && compareDecimals(amount, price.amount) === 0;
  if (price && (isSame || (fiat_amount ?? null) === null)) return price;
  throw refusal(
    'amount_mismatch',
    'fiat_amount and fiat_currency are no price of the order. Show the one that resolveOrder returns.',
  );
}
