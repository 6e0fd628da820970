import { isFinal, PAYMENT_STATUSES } from '@coinslot/core';
import type { ShopCheckout } from './createShopCheckout.ts';

/**
 * A sandbox keeps nothing over a restart: what was open before can not be paid any more, and its
 * order needs a new payment. A shop with a real provider has nothing of this kind.
 */
export async function failForgotten(checkout: ShopCheckout): Promise<void> {
  for (const status of PAYMENT_STATUSES.filter((one) => !isFinal(one))) {
    for (const { id } of await checkout.payments.list({ status })) {
      await checkout.payments.markFailed(id, { reason: 'The sandbox was restarted.' });
    }
  }
}
