import { addDecimals, formatDecimal, multiplyDecimals } from '@coinslot/core';
import type { CartLine, PricedCart, PricedLine, Prices, Product } from '../api.ts';
import { ShopError } from './ShopError.ts';

/** Prices a cart from the shop's own lists, exactly: strings in, strings out, no floating point. */
export function priceCart(products: readonly Product[], lines: readonly CartLine[]): PricedCart {
  const priced = lines.map(({ productId, quantity }): PricedLine => {
    const product = products.find(({ id }) => id === productId);
    if (product === undefined) throw new ShopError(400, `There is no product "${productId}".`);
    const times = (price: string) => cents(multiplyDecimals(price, String(quantity)));
    const { USD, PLN } = product.prices;
    return { product, quantity, total: { USD: times(USD), PLN: PLN && times(PLN) } };
  });
  const totals = priced.map(({ total }) => total);
  const inZloty = totals.map(({ PLN }) => PLN).filter((amount) => amount !== null);
  const total: Prices = {
    USD: sum(totals.map(({ USD }) => USD)),
    PLN: inZloty.length === totals.length ? sum(inZloty) : null,
  };
  return { lines: priced, total };
}

function sum(amounts: readonly string[]): string {
  return cents(amounts.reduce((total, amount) => addDecimals(total, amount), '0'));
}

function cents(amount: string): string {
  return formatDecimal(amount, { minimumFractionDigits: 2 });
}
