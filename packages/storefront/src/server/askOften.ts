import type { Provider } from '@coinslot/server';

const LEAST_MS = 1_000;

/**
 * The sandbox may be asked as often as one likes, so that the shop has news of it at once. A real
 * provider is left at the pace that it comes with.
 */
export function askOften(provider: Provider): Provider {
  return { ...provider, pace: { ...provider.pace, leastMs: LEAST_MS } };
}
