import { addDecimals, formatDecimal, multiplyDecimals } from '@coinslot/core';
import {
  type CartLine,
  CURRENCIES,
  type Currency,
  DIGITS,
  type PricedCart,
  type PricedLine,
  type Prices,
  type Product,
} from '../api.ts';
import { ShopError } from './ShopError.ts';

/** Prices a cart from the shop's own lists, exactly: strings in, strings out, no floating point. */
export function priceCart(products: readonly Product[], lines: readonly CartLine[]): PricedCart {
  const priced = lines.map(({ productId, quantity }): PricedLine => {
    const product = products.find(({ id }) => id === productId);
    if (product === undefined) throw new ShopError(400, `There is no product "${productId}".`);
    const total = inEach((currency) => {
      const price = product.prices[currency];
      return price && multiplyDecimals(price, String(quantity));
    });
    return { product, quantity, total };
  });
  // Only what has a price in all its lines can be bought in a currency.
  const total = inEach((currency) =>
    priced.reduce<string | null>((sum, line) => {
      const more = line.total[currency];
      return sum && more && addDecimals(sum, more);
    }, '0'),
  );
  return { lines: priced, total };
}

function inEach(amountIn: (currency: Currency) => string | null): Prices {
  const amounts = CURRENCIES.map((currency) => {
    const amount = amountIn(currency);
    const options = { minimumFractionDigits: DIGITS[currency] };
    return [currency, amount && formatDecimal(amount, options)];
  });
  return Object.fromEntries(amounts) as Prices;
}
