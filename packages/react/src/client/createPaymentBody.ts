import type { CreatePaymentRequest } from '@coinslot/core/wire';
import type { AskedParams } from '../hooks/AskedParams.ts';

/** The body of `POST payments`: what the wire names, and everything else as `params`. */
export function createPaymentBody(input: AskedParams): CreatePaymentRequest {
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
