import type { CreatePaymentRequest } from '@coinslot/core/wire';
import type { PaymentParams } from '../hooks/PaymentParams.ts';

/** The body of `POST payments`: what the wire names, and everything else as `params`. */
export function createPaymentBody(input: Partial<PaymentParams>): CreatePaymentRequest {
  const { orderId, provider, asset, routeId, fields, agreement, startNew, params, ...rest } = input;
  const all = { ...rest, ...params };
  return {
    orderId,
    provider,
    asset,
    routeId,
    fields,
    agreement,
    startNew,
    ...(Object.keys(all).length > 0 ? { params: all } : {}),
  };
}
