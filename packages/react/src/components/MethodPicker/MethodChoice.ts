import type { PaymentOption } from '@coinslot/core/wire';

/** A way to pay, as `start` and `openPaymentModal` take it beside the order. */
export interface MethodChoice {
  provider: string;
  /** The code of a coin on a network; not there where it is chosen on the provider's own page. */
  asset?: string;
  routeId?: string;
}

export function choiceOf({ provider, asset, routeId }: PaymentOption): MethodChoice {
  return {
    provider,
    ...(asset && { asset: asset.code }),
    ...(routeId !== undefined && { routeId }),
  };
}

/** The same for the same way to pay. */
export function choiceKey({ provider, asset, routeId }: MethodChoice): string {
  return JSON.stringify([provider, asset, routeId]);
}
