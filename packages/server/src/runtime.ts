import type { Fact } from '@coinslot/core';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { type Configuration, configure } from './configuration.ts';
import type { ProviderContext } from './provider.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { createSingleFlight, type SingleFlight } from './singleFlight.ts';
import type { StoredPayment } from './store.ts';

/** The configuration, with what is under way in this process. */
export interface Runtime extends Configuration {
  /** Creations at a provider, by payment. */
  creations: Map<string, Promise<StoredPayment>>;
  /** Questions to a provider, by payment; null: it knows no such payment. */
  reads: SingleFlight<Fact | null>;
  /** Bounds the questions that strangers cause, by provider. */
  readLimit: RateLimit;
  /** Changes that the merchant's function is being told of. */
  delivering: Set<string>;
}

export function createRuntime(options: CheckoutOptions): Runtime {
  const configuration = configure(options);
  return {
    ...configuration,
    creations: new Map(),
    reads: createSingleFlight(),
    readLimit: createRateLimit({ burst: 100, perSecond: 50, now: configuration.now }),
    delivering: new Set(),
  };
}

/** What a provider's adapter is given of it. */
export function providerContext(runtime: Runtime, signal?: AbortSignal): ProviderContext {
  const { fetch, now, random, log, store } = runtime;
  return { fetch, now, random, log, store, signal };
}
