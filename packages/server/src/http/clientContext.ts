import { silentLog } from '../log.ts';
import type { SendContext } from './send.ts';

/** What a client that stands alone calls in: the merchant's own `fetch` and clock, or the platform's. */
export function clientContext(options: {
  fetch?: typeof fetch | undefined;
  now?: (() => number) | undefined;
}): SendContext {
  return {
    // Looked up at each call: a bare reference would be called without its global.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: options.now ?? Date.now,
    log: silentLog,
    signal: undefined,
  };
}
