import { addDecimals, formatDecimal, multiplyDecimals } from '@coinslot/core';
import type { CartLine, PricedCart, PricedLine, Product } from '../api.ts';
import { ShopError } from './ShopError.ts';

/** Prices a cart from the shop's own list, exactly: strings in, strings out, no floating point. */
export function priceCart(products: readonly Product[], lines: readonly CartLine[]): PricedCart {
  const priced = lines.map(({ productId, quantity }): PricedLine => {
    const product = products.find(({ id }) => id === productId);
    if (product === undefined) throw new ShopError(400, `There is no product "${productId}".`);
    return { product, quantity, total: cents(multiplyDecimals(product.price, String(quantity))) };
  });
  const total = priced.reduce((sum, line) => addDecimals(sum, line.total), '0');
  return { lines: priced, total: cents(total), currency: 'USD' };
}

function cents(amount: string): string {
  return formatDecimal(amount, { minimumFractionDigits: 2 });
}
