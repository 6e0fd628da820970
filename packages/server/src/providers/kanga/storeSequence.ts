import type { Store } from '../../store.ts';
import type { KangaSequence } from './KangaSequence.ts';

/** Longer than a call can take (http/send.ts gives up after ten seconds). */
const LEASE_MS = 15_000;
/** Time enough for a holder that died, and for those who wait before us. */
const WAIT_MS = 60_000;

/**
 * Nonces for all processes that share the store: one signed call at a time, its nonce drawn while
 * nobody else can send. `kanga` does this by itself.
 *
 * @param key The API key.
 * @example
 * const sequence = storeSequence(store, apiKey);
 * const client = createKangaClient({ apiKey, apiSecret, sequence });
 */
export function storeSequence(
  store: Pick<Store, 'withLease' | 'nextSequence'>,
  key: string,
): KangaSequence {
  const name = `kanga:${key}`;
  return (atLeast, call) =>
    store.withLease(name, { ttlMs: LEASE_MS, waitMs: WAIT_MS }, async () =>
      call(await store.nextSequence(name, atLeast)),
    );
}
