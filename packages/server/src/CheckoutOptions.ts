import type { Environment, PaymentEvent } from '@coinslot/core';
import type { Log } from './log.ts';
import type { Metric } from './metric.ts';
import type { ResolveOrder } from './order.ts';
import type { Provider } from './provider.ts';
import type { Store } from './store.ts';

/** A withdrawal, as a provider's signed notice tells of it. */
export interface PayoutEvent {
  /** Stable over repeated deliveries: dedupe by it. */
  id: string;
  provider: string;
  withdrawalId: string;
  /** The provider's own word. */
  status: string;
  /** The provider's fields, under the provider's names. */
  raw: Record<string, unknown>;
}

/** What {@link createCheckout} takes. Everything that is not plain data comes from outside. */
export interface CheckoutOptions {
  /** Where the shop is reached, such as `https://shop.example`: callback URLs are built on it. */
  origin: string;
  /** The path that the handler is mounted at. Default `/api/checkout`. */
  basePath?: string | undefined;
  environment: Environment;
  /**
   * At least 16 bytes; client secrets and callback tokens are made with it. While it is changed,
   * `[new, old]`: both are accepted, the first one makes. Undefined is an error at first use only.
   */
  secret: string | readonly string[] | undefined;
  providers: readonly Provider[];
  store: Store;
  resolveOrder: ResolveOrder;
  /**
   * Called at least once per event, in order per payment: dedupe by `event.id`, ship on
   * `payment.paid`. While it throws the event waits, from 5 s up to an hour. After four minutes
   * without an end the attempt counts as failed, too: the same event may then come a second time
   * while the first call still runs.
   */
  onPayment: (event: PaymentEvent) => unknown;
  /**
   * Called at least once per signed withdrawal notice, in order per withdrawal, with the back-off of
   * `onPayment`. Without it such notices are acknowledged, logged and counted, and not kept.
   */
  onPayout?: ((event: PayoutEvent) => unknown) | undefined;
  /** Origins of pages that may call the handler. Default `[origin]`. */
  allowedOrigins?: readonly string[] | undefined;
  /** Fraction of the amount due that may be missing, below 1. Default `'0'`. */
  tolerance?: string | undefined;
  /** Whether `paid` needs an authenticated read of our own, besides a signed notice. Default true. */
  requirePull?: boolean | undefined;
  /** Whether money after the deadline counts, or waits for the merchant. Default `'accept'`. */
  latePayment?: 'accept' | 'review' | undefined;
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** So many random bytes. Default `crypto.getRandomValues`. */
  random?: ((bytes: number) => Uint8Array) | undefined;
  /** Shaped like pino's. Default: silent. */
  log?: Log | undefined;
  /** Where the platform offers one: keeps work alive after the answer. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  onMetric?: ((metric: Metric) => void) | undefined;
  /** Where a provider's own page sends the shopper back to: a path, or a URL within `allowedOrigins`. */
  returnUrl?: string | undefined;
}
