import { type CreatePaymentResponse, resumePaymentRequestSchema } from '@coinslot/core/wire';
import { isPaymentId } from '../newId.ts';
import { viewPayment } from '../payments/viewPayment.ts';
import { readJson } from '../readJson.ts';
import type { RouteHandler } from './Route.ts';
import { orderNotFound, resolveOrder } from './resolveOrder.ts';

/**
 * `POST payments/:id/resume`: the payment and its secret again, for a shopper whom the merchant
 * authorises for its order. Never creates.
 */
export const resumePayment: RouteHandler = async ({ runtime, request, params: [id = ''] }) => {
  const { params } = await readJson(request, resumePaymentRequestSchema);
  const stored = isPaymentId(id) ? await runtime.store.get(id) : null;
  if (stored === null) throw orderNotFound();
  const { orderId } = stored.record;
  const order = await resolveOrder(runtime, request, { orderId, params });
  if (order.id !== orderId) throw orderNotFound();
  const { payment, clientSecret } = await viewPayment(runtime, stored.record);
  const json: CreatePaymentResponse = { payment, clientSecret };
  return { status: 200, json };
};
