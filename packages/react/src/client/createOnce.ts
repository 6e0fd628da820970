import { CheckoutError } from '@coinslot/core';
import type { AskedParams } from '../hooks/AskedParams.ts';
import type { PaymentIntent } from '../session/Session.ts';
import type { Client } from './createClient.ts';
import { idempotencyKey } from './idempotencyKey.ts';

export interface CreateOnceOptions {
  client: Client;
  /** Keeps the servers of one shop apart. */
  endpoint: string;
  /** What survives a reload of this tab; a function, for a browser may refuse to hand it out. */
  storage?: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/**
 * Creates with one key per attempt. An attempt whose answer was lost, be it by a reload, keeps its
 * key for the next try with the same parameters, so that the server recognises it and no second
 * address appears. Where the browser stores nothing, or fields of the shopper belong to it, the page
 * remembers for as long as it is open.
 */
export function createOnce({
  client,
  endpoint,
  storage = () => sessionStorage,
}: CreateOnceOptions): (params: AskedParams) => Promise<PaymentIntent> {
  const lost = new Map<string, string>();
  const stored = <T>(use: (kept: ReturnType<typeof storage>) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      // Switched off, or full.
      return undefined;
    }
  };

  return async (params) => {
    const attempt = `coinslot:${endpoint}:${JSON.stringify(params)}`;
    // What a provider asks of the shopper, a card's number, is not for other scripts and pages.
    const keep: typeof stored = (use) => (params.fields ? undefined : stored(use));
    const kept = lost.get(attempt) ?? keep((items) => items.getItem(attempt)) ?? '';
    // Anything in the page may have written there.
    const key = /^[0-9a-f]{32}$/.test(kept) ? kept : idempotencyKey();
    lost.set(attempt, key);
    keep((items) => items.setItem(attempt, key));
    const forget = () => {
      lost.delete(attempt);
      keep((items) => items.removeItem(attempt));
    };
    try {
      const intent = await client.create(params, key);
      forget();
      return intent;
    } catch (error) {
      if (wasAnswered(error)) forget();
      throw error;
    }
  };
}

/** Whether the server itself said no: only its own answers carry a request id. */
function wasAnswered(error: unknown): boolean {
  return error instanceof CheckoutError && error.requestId !== null;
}
