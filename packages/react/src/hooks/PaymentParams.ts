/**
 * What to pay, and how. Never a price: the server asks the merchant for it. Keys that are not
 * named here reach the merchant's `resolveOrder` as `params`, and are believed by nobody.
 */
export interface PaymentParams {
  /** As the shop knows the order: its server looks it up, and says who may pay it. */
  orderId: string;
  /** One of the server's providers; without it the server takes its only one, or wants a choice. */
  provider?: string | undefined;
  /** The code of a coin on a network, as the provider names it. */
  asset?: string | undefined;
  /** Of several ways with the same coin, the one that `usePaymentOptions` names so. */
  routeId?: string | undefined;
  /** What the provider asks of the shopper: `from` by key, or as it is where it is one thing alone. */
  fields?:
    | {
        from?: string | Record<string, string> | undefined;
        route?: Record<string, string> | undefined;
      }
    | undefined;
  /** The shopper agreed to the provider's terms. */
  agreement?: true | undefined;
  /** The shopper asked for a new payment although an earlier one may still be open. */
  startNew?: true | undefined;
  /** For the merchant's `resolveOrder`, and believed by nobody. */
  params?: Record<string, unknown> | undefined;
}

/** The parameters of a hook that is bound to one provider. */
export type ProviderPaymentParams = Omit<PaymentParams, 'provider'>;
