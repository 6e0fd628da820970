import { CheckoutError } from '@coinslot/core';
import {
  type CreatePaymentResponse,
  createPaymentRequestSchema,
  IDEMPOTENCY_KEY,
} from '@coinslot/core/wire';
import type { RequestParts } from '../Incoming.ts';
import { createPayment } from '../payments/createPayment.ts';
import { viewPayment } from '../payments/viewPayment.ts';
import { readJson } from '../readJson.ts';
import type { RouteHandler } from './Route.ts';
import { resolveOrder } from './resolveOrder.ts';

/** `POST payments`: 201 for a new payment, 200 for the one that the order had. */
export const createPaymentRoute: RouteHandler = async ({ runtime, request }) => {
  const idempotencyKey = idempotencyKeyOf(request);
  const { orderId, params, ...choice } = await readJson(request, createPaymentRequestSchema);
  const order = await resolveOrder(runtime, request, { orderId, params });
  const result = await createPayment(runtime, order, {
    ...choice,
    params,
    asset: choice.asset,
    idempotencyKey,
  });
  const { payment, clientSecret } = await viewPayment(runtime, result.stored.record);
  const json: CreatePaymentResponse = { payment, clientSecret };
  return { status: result.created ? 201 : 200, json };
};

function idempotencyKeyOf(request: RequestParts): string | undefined {
  const key = request.headers.get(IDEMPOTENCY_KEY) ?? undefined;
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new CheckoutError(
    'invalid_request',
    `${IDEMPOTENCY_KEY} must be 1 to 255 visible ASCII characters.`,
  );
}
