import { CheckoutError } from '@coinslot/core';
import type { Incoming } from '../Incoming.ts';
import type { Order } from '../order.ts';
import { checkOrder } from '../payments/checkOrder.ts';
import type { Runtime } from '../runtime.ts';
import { withDeadline } from '../withDeadline.ts';

const DEADLINE_MS = 10_000;

/**
 * Asks the merchant for the order, which is the authorisation check: unknown and refused look alike.
 * @throws {CheckoutError} `not_found`.
 */
export async function resolveOrder(
  runtime: Runtime,
  request: Incoming,
  asked: { orderId: string | undefined; params: Record<string, unknown> | undefined },
): Promise<Order> {
  const { orderId, params = {} } = asked;
  const whole = 'toRequest' in request ? request.toRequest() : request;
  const resolving = Promise.resolve(runtime.resolveOrder({ orderId, params, request: whole }));
  const timed = await withDeadline(resolving, DEADLINE_MS);
  // A fault of the merchant's, to be read in the log.
  if (!timed.done) throw new Error(`resolveOrder gave no answer within ${DEADLINE_MS} ms.`);
  const order = timed.value;
  if (order === null || order === undefined) throw orderNotFound();
  return checkOrder(order);
}

export function orderNotFound(): CheckoutError {
  return new CheckoutError('not_found', 'There is no such order for this shopper.');
}
