import { compareDecimals, type Money } from '@coinslot/core';

/** Whether two prices are the same money: '10' and '10.00' are. */
export function samePrice(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareDecimals(a.amount, b.amount) === 0;
}
