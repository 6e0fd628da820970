import type { PaymentView } from '../api.ts';
import type { ShopCheckout } from './createShopCheckout.ts';

/**
 * What the order page needs to follow the order's payment from its first paint: the payment, the
 * secret that reads it, and the server's clock. Null while nobody has begun to pay. Call it only
 * for the order's owner.
 */
export async function latestPayment(
  checkout: ShopCheckout,
  orderId: string,
): Promise<PaymentView | null> {
  const [latest] = await checkout.payments.list({ orderId, limit: 1 });
  return latest === undefined ? null : checkout.payments.view(latest.id);
}
