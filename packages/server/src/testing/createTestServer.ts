import type { PaymentEvent } from '@coinslot/core';
import type { CheckoutOptions } from '../CheckoutOptions.ts';
import { type Checkout, createCheckout } from '../createCheckout.ts';
import { toBase64Url } from '../crypto/encoding.ts';
import type { Order } from '../order.ts';
import { memoryStore } from '../stores/memory.ts';

export interface TestServerOptions extends Partial<CheckoutOptions> {
  providers: CheckoutOptions['providers'];
  /** The merchant's orders; every caller is allowed to pay each of them. */
  orders?: readonly Order[] | undefined;
}

export interface TestServer {
  checkout: Checkout;
  /** Reaches the handler without a network: for a page's or a provider's `fetch`. */
  fetch: typeof fetch;
  /** What `onPayment` was told, oldest first. */
  events: PaymentEvent[];
}

/**
 * The real handler on a store in memory, for stories and tests: nothing of it is a stand-in.
 * Options of `createCheckout` that are given take the place of its own.
 *
 * @example
 * const server = createTestServer({
 *   providers: [acme({ ...credentials })],
 *   orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }],
 * });
 * <CheckoutProvider endpoint="/api/checkout" fetch={server.fetch}>…</CheckoutProvider>
 */
export function createTestServer(options: TestServerOptions): TestServer {
  const { orders = [], onPayment, ...given } = options;
  const origin = given.origin ?? 'https://shop.example';
  const events: PaymentEvent[] = [];
  const checkout = createCheckout({
    environment: 'sandbox',
    secret: given.secret ?? toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
    store: memoryStore({ now: given.now }),
    resolveOrder: async ({ orderId }) => orders.find(({ id }) => id === orderId) ?? null,
    ...given,
    origin,
    async onPayment(event) {
      await onPayment?.(event);
      events.push(event);
    },
  });
  const reach = async (input: RequestInfo | URL, init?: RequestInit) =>
    checkout.handler(
      input instanceof Request
        ? new Request(input, init)
        : new Request(new URL(input, origin), init),
    );
  return { checkout, fetch: reach, events };
}
