import { CheckoutError, compareDecimals, parseDecimal } from '@coinslot/core';
import type { Order } from '../order.ts';
import type { Runtime } from '../runtime.ts';

/**
 * Asks the merchant for the order, which is the authorisation check: unknown and refused look alike.
 * @throws {CheckoutError} `not_found`.
 */
export async function resolveOrder(
  runtime: Runtime,
  request: Request,
  asked: { orderId: string | undefined; params: Record<string, unknown> | undefined },
): Promise<Order> {
  const order = await runtime.resolveOrder({
    orderId: asked.orderId,
    params: asked.params ?? {},
    request,
  });
  if (order === null || order === undefined) throw orderNotFound();
  return checkOrder(order);
}

/** @throws {CheckoutError} `invalid_configuration`, for an order that no payment can be made of. */
export function checkOrder(order: Order): Order {
  const problem = problemOf(order);
  if (problem === null) return order;
  throw new CheckoutError(
    'invalid_configuration',
    `The order that resolveOrder returned can not be paid: ${problem}`,
  );
}

function problemOf({ id, prices }: Order): string | null {
  if (typeof id !== 'string' || id.length < 1 || id.length > 200) {
    return 'its `id` must be a string of 1 to 200 characters.';
  }
  if (!prices?.length) return 'its `prices` are empty.';
  const wrong = prices.find(({ amount, currency }) => {
    const parsed = typeof amount === 'string' ? parseDecimal(amount) : null;
    return parsed === null || compareDecimals(parsed, '0') <= 0 || typeof currency !== 'string';
  });
  return wrong
    ? 'each of its `prices` needs an `amount` above 0 as a decimal string, and a `currency`.'
    : null;
}

export function orderNotFound(): CheckoutError {
  return new CheckoutError('not_found', 'There is no such order for this shopper.');
}
