import { CheckoutError, type Environment, type MoneyPolicy } from '@coinslot/core';
import type { CheckoutOptions, PayoutEvent } from './CheckoutOptions.ts';
import { configurationProblems } from './configurationProblems.ts';
import { createRandom } from './createRandom.ts';
import { guardStore } from './guardStore.ts';
import { type Log, safeLog } from './log.ts';
import type { MetricName } from './metric.ts';
import type { ResolveOrder } from './order.ts';
import type { Provider } from './provider.ts';
import { quietly } from './quietly.ts';
import type { Store } from './store.ts';

/** The options, checked and complete. Holds the secrets: nothing hands it out. */
export interface Configuration {
  /** Without a slash at its end, like `basePath`. */
  origin: string;
  basePath: string;
  environment: Environment;
  /** The first one makes, all are accepted. */
  secrets: readonly [string, ...string[]];
  providers: ReadonlyMap<string, Provider>;
  store: Store;
  resolveOrder: ResolveOrder;
  onPayment: CheckoutOptions['onPayment'];
  onPayout: ((event: PayoutEvent) => unknown) | undefined;
  allowedOrigins: ReadonlySet<string>;
  policy: MoneyPolicy;
  returnUrl: string;
  fetch: typeof fetch;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
  waitUntil: ((work: Promise<unknown>) => void) | undefined;
  count(name: MetricName, labels: Record<string, string>): void;
}

/**
 * Checks the options and fills in the defaults.
 * @throws {CheckoutError} `invalid_configuration`, with every problem in one message.
 */
export function configure(options: CheckoutOptions): Configuration {
  const problems = configurationProblems(options);
  const secrets = typeof options.secret === 'string' ? [options.secret] : options.secret;
  const [secret, ...older] = secrets ?? [];
  if (problems.length > 0 || secret === undefined) {
    throw new CheckoutError(
      'invalid_configuration',
      `createCheckout can not start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      { details: { problems } },
    );
  }
  const { origin } = new URL(options.origin);
  const { onMetric } = options;
  return {
    origin,
    basePath: options.basePath ?? '/api/checkout',
    environment: options.environment,
    secrets: [secret, ...older],
    providers: new Map(options.providers.map((provider) => [provider.id, provider])),
    store: guardStore(options.store, options),
    resolveOrder: options.resolveOrder,
    onPayment: options.onPayment,
    onPayout: options.onPayout,
    allowedOrigins: new Set((options.allowedOrigins ?? [origin]).map((url) => new URL(url).origin)),
    policy: {
      tolerance: options.tolerance ?? '0',
      requirePull: options.requirePull ?? true,
      latePayment: options.latePayment ?? 'accept',
    },
    returnUrl: new URL(options.returnUrl ?? '/', origin).href,
    // Wrapped: called as a method of the configuration, the platform's own fetch refuses.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    random: options.random ?? createRandom(),
    log: safeLog(options.log, [secret, ...older]),
    waitUntil: options.waitUntil,
    count(name, labels) {
      if (onMetric) quietly(() => onMetric({ name, value: 1, labels }));
    },
  };
}
