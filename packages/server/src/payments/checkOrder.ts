import { CheckoutError, parseDecimal } from '@coinslot/core';
import type { Order } from '../order.ts';

/** @throws {CheckoutError} `invalid_configuration`, for an order that no payment can be made of. */
export function checkOrder(order: Order): Order {
  const problem = problemOf(order);
  if (problem === null) return order;
  throw new CheckoutError(
    'invalid_configuration',
    `The order that resolveOrder returned can not be paid: ${problem}`,
  );
}

/** The types say what it is, but merchants write JavaScript too. */
function problemOf(order: Partial<Record<keyof Order, unknown>>): string | null {
  const { id, prices, description } = order;
  // What can not be seen or written down would not be found again.
  if (typeof id !== 'string' || !/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(id)) {
    return 'its `id` must be a string of 1 to 200 characters, without control characters.';
  }
  if (typeof (description ?? '') !== 'string') return 'its `description` must be a string.';
  if (!Array.isArray(prices) || prices.length === 0) return 'its `prices` are empty.';
  if (!prices.every(isPrice)) {
    return 'each of its `prices` needs an `amount` above 0 as a plain decimal string, and a `currency`.';
  }
  const currencies = new Set(prices.map(({ currency }) => currency));
  return currencies.size < prices.length ? 'it has two `prices` in one currency.' : null;
}

/** As browsers read it: digits and a point, without an exponent. */
function isPrice(price: unknown): boolean {
  const { amount, currency } = Object(price);
  if (typeof currency !== 'string' || currency === '') return false;
  const plain = typeof amount === 'string' && /^\d{1,30}(\.\d{1,18})?$/.test(amount);
  const value = plain ? parseDecimal(amount) : null;
  return value !== null && value !== '0';
}
