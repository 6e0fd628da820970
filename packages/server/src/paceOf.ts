import type { Pace } from './provider.ts';
import type { Runtime } from './runtime.ts';

const LEAST_MS = 5000;
const REST_MS = 10 * 60_000;
const AT_ONCE = 4;

/** How often the provider of that id may be asked. */
export function paceOf(
  { providers }: Pick<Runtime, 'providers'>,
  provider: string,
): { [Name in keyof Required<Pace>]: number } {
  const {
    leastMs = LEAST_MS,
    restMs = REST_MS,
    atOnce = AT_ONCE,
  } = providers.get(provider)?.pace ?? {};
  return { leastMs, restMs, atOnce };
}
