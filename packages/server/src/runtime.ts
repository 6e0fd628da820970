import type { Fact } from '@coinslot/core';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { conceal } from './conceal.ts';
import { type Configuration, configure } from './configuration.ts';
import { createWaits, type Waits } from './createWaits.ts';
import type { ProviderContext } from './provider.ts';
import { createRateLimit, type RateLimit } from './rateLimit.ts';
import { createSingleFlight, type SingleFlight } from './singleFlight.ts';
import type { StoredPayment } from './store.ts';
import type { Telling } from './tell.ts';
import { createWork, type Work } from './work.ts';

/** The configuration, with what is under way in this process. */
export interface Runtime extends Configuration {
  /** Creations at a provider, by payment. */
  creations: Map<string, Promise<StoredPayment>>;
  /** Questions to a provider, by payment; null: it knows no such payment. */
  reads: SingleFlight<Fact | null>;
  /** Bounds the reads in all, by provider. Beyond it what is stored is given: nobody is refused. */
  readLimit: RateLimit;
  /** Bounds the other calls to providers, by what causes them: an order's quotes, its creations. */
  callLimit: RateLimit;
  /** Notices that are being taken or put off, by delivery or payment. */
  notices: SingleFlight<void>;
  /** Events that the merchant's functions are being told of, by id. */
  telling: Map<string, Telling>;
  /** Payments that are asked for in a while, after a notice that came too soon to ask at once. */
  waits: Waits;
  /** What `stop` waits for. */
  work: Work;
}

export function createRuntime(options: CheckoutOptions): Runtime {
  const configuration = configure(options);
  const { now, origin, environment, providers } = configuration;
  const runtime: Runtime = {
    ...configuration,
    creations: new Map(),
    reads: createSingleFlight(),
    readLimit: createRateLimit({ burst: 100, perSecond: 50, now }),
    callLimit: createRateLimit({ burst: 20, perSecond: 0.2, now }),
    notices: createSingleFlight(),
    telling: new Map(),
    waits: createWaits(),
    work: createWork(),
  };
  return conceal(runtime, { origin, environment, providers: [...providers.keys()] });
}

/** What a provider's adapter is given of it. */
export function providerContext(runtime: Runtime): ProviderContext {
  const { fetch, now, random, log, store } = runtime;
  return { fetch, now, random, log, store, signal: undefined };
}
