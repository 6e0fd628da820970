import type { CheckoutOptions } from './CheckoutOptions.ts';
import { createLoop } from './createLoop.ts';
import { describeError } from './describeError.ts';
import { handle } from './handler.ts';
import { createPaymentsApi, type PaymentsApi } from './payments/paymentsApi.ts';
import { type ReconcileOptions, type ReconcileResult, reconcile } from './reconcile.ts';
import { createRuntime, type Runtime } from './runtime.ts';

/** A shop's checkout. Holds no secret that could be printed. */
export interface Checkout {
  /** Answers a request below `basePath`: from browsers, and from providers. */
  handler(request: Request): Promise<Response>;
  payments: PaymentsApi;
  /** One round of checks and deliveries, for a scheduler; safe on many machines at once. */
  reconcile(options?: ReconcileOptions): Promise<ReconcileResult>;
  /** Reconciles by itself in a long-lived process. Default every 5,000 ms. */
  start(options?: { everyMs?: number | undefined }): void;
  /** Ends what `start` began, after the round under way. */
  stop(): Promise<void>;
  /** Stops, and closes the store. */
  close(): Promise<void>;
}

const EVERY_MS = 5000;

/**
 * Makes a shop's checkout. Does no I/O and never throws, so that a framework's build may load the
 * module: what is wrong with the options is thrown, all at once, by the first use.
 *
 * @throws {CheckoutError} `invalid_configuration`, from every member but `stop`.
 * @example
 * export const checkout = createCheckout({
 *   origin: 'https://shop.example',
 *   environment: 'production',
 *   secret: env.COINSLOT_SECRET,
 *   providers: [acme({ … })],
 *   store: sqliteStore('./checkout.db'),
 *   resolveOrder: async ({ orderId, request }) => orders.ofShopper(orderId, request),
 *   onPayment: async ({ id, type, order }) => {
 *     if (type === 'payment.paid') await orders.ship(order.id, { once: id });
 *   },
 * });
 */
export function createCheckout(options: CheckoutOptions): Checkout {
  let made: Runtime | undefined;
  const runtime = () => {
    made ??= createRuntime(options);
    return made;
  };

  const loop = createLoop(async (signal) => {
    const { log } = runtime();
    await reconcile(runtime(), { signal }).catch((error: unknown) => {
      log.error({ error: describeError(error) }, 'reconcile failed; tried again later');
    });
  });

  return {
    async handler(request) {
      return handle(runtime(), request);
    },
    payments: createPaymentsApi(runtime),
    async reconcile(round) {
      return reconcile(runtime(), round);
    },
    start({ everyMs = EVERY_MS } = {}) {
      runtime();
      loop.start(everyMs);
    },
    stop: loop.stop,
    async close() {
      await loop.stop();
      await options.store.close();
    },
  };
}
