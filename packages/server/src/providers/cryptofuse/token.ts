import { CheckoutError } from '@coinslot/core';
import type { SendContext } from '../../http/send.ts';
import { whenAborted } from '../../http/whenAborted.ts';

export interface IssuedToken {
  value: string;
  /** 0 where the provider does not say: it then serves once. */
  expiresInMs: number;
}

export interface TokenCache {
  /** The token, from memory while it is good. */
  get(ctx: SendContext): Promise<string>;
  /** Another token than `refused`; one that somebody else has fetched meanwhile counts. */
  renew(refused: string, ctx: SendContext): Promise<string>;
}

const EARLY_MS = 60_000;

/**
 * Keeps one access token in memory. It is replaced 60 s before it ends, or at half of a shorter
 * life. One request is under way at a time, and all who ask meanwhile share it; when it fails, all
 * of them learn it and nothing is kept.
 */
export function createTokenCache(issue: (ctx: SendContext) => Promise<IssuedToken>): TokenCache {
  let current: { value: string; goodUntil: number } | null = null;
  let pending: Promise<string> | null = null;

  async function fetchToken(ctx: SendContext): Promise<string> {
    const askedAt = ctx.now();
    const { value, expiresInMs } = await issue(ctx);
    current = { value, goodUntil: askedAt + expiresInMs - Math.min(EARLY_MS, expiresInMs / 2) };
    return value;
  }

  async function get(ctx: SendContext): Promise<string> {
    if (current !== null && ctx.now() < current.goodUntil) return current.value;
    // Shared by many, so that the first one's leaving must not end it for the others.
    pending ??= fetchToken({ ...ctx, signal: undefined }).finally(() => {
      pending = null;
    });
    if (ctx.signal === undefined) return pending;
    const left = whenAborted(ctx.signal).catch((cause) => {
      throw new CheckoutError('provider_timeout', 'There was no time to wait for a token.', {
        cause,
      });
    });
    return Promise.race([pending, left]);
  }

  return {
    get,
    async renew(refused, ctx) {
      // A late refusal of an old token must not throw away its successor.
      if (current?.value === refused) current = null;
      return get(ctx);
    },
  };
}
