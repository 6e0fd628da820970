import { compareDecimals, type Money, type OrderSnapshot } from '@coinslot/core';

/** Whether two prices are the same money: '10' and '10.00' are. */
export function samePrice(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareDecimals(a.amount, b.amount) === 0;
}

/** Whether the order still has the price, among those of other currencies. */
export function hasPrice({ prices }: OrderSnapshot, price: Money): boolean {
  return prices.some((current) => samePrice(current, price));
}
