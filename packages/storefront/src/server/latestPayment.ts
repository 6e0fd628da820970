import { isLive } from '@coinslot/core';
import type { PaymentView } from '../api.ts';
import type { ShopCheckout } from './createShopCheckout.ts';

/**
 * What the order page needs to follow the order's payment from its first paint: the payment, the
 * secret that reads it, and the server's clock. Null while nobody has begun to pay. Call it only
 * for the order's owner.
 *
 * It is the one that the order was paid with, or else is being paid with: a newer one may have been
 * refused, and the money may have come for an older one.
 */
export async function latestPayment(
  checkout: ShopCheckout,
  orderId: string,
): Promise<PaymentView | null> {
  const newestFirst = await checkout.payments.list({ orderId });
  const counts =
    newestFirst.find(({ status }) => status === 'paid') ??
    newestFirst.find(isLive) ??
    newestFirst[0];
  return counts === undefined ? null : checkout.payments.view(counts.id);
}
