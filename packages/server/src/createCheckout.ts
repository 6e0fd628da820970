import type { CheckoutOptions } from './CheckoutOptions.ts';
import { conceal } from './conceal.ts';
import { createLoop } from './createLoop.ts';
import { describeError } from './describeError.ts';
import { handle } from './handler.ts';
import { createPaymentsApi, type PaymentsApi } from './payments/paymentsApi.ts';
import { LIMIT, type ReconcileOptions, type ReconcileResult, reconcile } from './reconcile.ts';
import { toResponse } from './respond.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { type Serve, serveOf } from './serveOf.ts';
import { withDeadline } from './withDeadline.ts';

/** A shop's checkout. Holds no secret that could be printed. */
export interface Checkout {
  /** Answers a request below `basePath`: from browsers, and from providers. */
  handler(request: Request): Promise<Response>;
  payments: PaymentsApi;
  /**
   * One round of checks and deliveries, for a scheduler; safe on many machines at once. Bounded by
   * `limit`, and in time: what is left is for the next round.
   */
  reconcile(options?: ReconcileOptions): Promise<ReconcileResult>;
  /**
   * Reconciles by itself in a long-lived process, every 5,000 ms, and at once again while there is
   * more to do. A second call changes nothing. Its timer does not keep a process alive: a process
   * that does nothing else needs a reason of its own to stay.
   */
  start(options?: { everyMs?: number | undefined }): void;
  /**
   * Ends what `start` began, and waits for what is under way in this process, requests and calls of
   * `onPayment` included: at most eight seconds, less than orchestrators wait after SIGTERM. What is
   * cut off by then is found again by whoever comes next. `start` may be called again.
   *
   * @example
   * process.once('SIGTERM', async () => {
   *   server.close();
   *   await checkout.close();
   * });
   */
  stop(): Promise<void>;
  /** Stops, and closes the store. */
  close(): Promise<void>;
}

const EVERY_MS = 5000;
const STOP_MS = 8000;

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
    try {
      const { checked, delivered } = await reconcile(runtime(), { signal });
      return checked >= LIMIT || delivered >= LIMIT;
    } catch (error) {
      log.error({ error: describeError(error) }, 'reconcile failed; tried again later');
      return false;
    }
  });

  const stop = async () => {
    made?.waits.end();
    const ending = Promise.all([loop.stop(), made?.work.settled()]);
    const { done } = await withDeadline(ending, STOP_MS);
    if (done || !made) return;
    const facts = { events: [...made.telling.keys()] };
    made.log.warn(facts, 'stopped while work was under way; it is found again');
  };

  const serve: Serve = async (request) => runtime().work.track(handle(runtime(), request));

  const checkout: Checkout = {
    async handler(request) {
      return toResponse(await serve(request));
    },
    payments: createPaymentsApi(runtime),
    async reconcile(round) {
      return reconcile(runtime(), round);
    },
    start({ everyMs = EVERY_MS } = {}) {
      runtime();
      loop.start(everyMs);
    },
    stop,
    async close() {
      await stop();
      await options.store.close();
    },
  };
  serveOf.set(checkout.handler, serve);
  const { origin, environment } = options;
  return conceal(checkout, { origin, environment });
}
