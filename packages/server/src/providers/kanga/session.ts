import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendOutcome, type SendRequest, send } from '../../http/send.ts';
import { type Schema, takeAnswer } from '../../http/takeAnswer.ts';
import type { KangaSequence } from './KangaSequence.ts';
import type { KangaCredentials } from './options.ts';
import { NONCE_OR_CREDENTIALS, readRefusal, refusals } from './refusals.ts';
import { signKangaBody } from './signBody.ts';

export interface Call<T> extends Pick<SendRequest, 'operation' | 'url' | 'timeoutMs'> {
  /** The body, in this order. */
  fields: object;
  schema: Schema<T>;
}

export interface KangaContext extends SendContext {
  sequence: KangaSequence;
}

/** The merchant's account. It outlives the calls, which bring their own context. */
export interface Session {
  /** Sends once; signed where a secret is given. */
  send<T>(call: Call<T>, ctx: SendContext, secret?: string): Promise<T>;
  /** Signed and numbered: the guide's `appId` and `nonce` are added to the fields. */
  sendSigned<T>(call: Call<T>, ctx: KangaContext): Promise<T>;
}

/** A nonce that runs so far ahead of the clock has a reason that somebody should know. */
const AHEAD_MS = 5 * 60_000;
const provider = 'kanga';
const docs = 'https://kanga.exchange';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession({ apiKey, apiSecret }: KangaCredentials): Session {
  let warnedAt = Number.NEGATIVE_INFINITY;

  async function exchange(
    { operation, url, timeoutMs }: Call<unknown>,
    fields: object,
    ctx: SendContext,
    secret?: string,
  ): Promise<[SendRequest, SendOutcome]> {
    const body = JSON.stringify(fields);
    const request: SendRequest = {
      provider,
      operation,
      url,
      body,
      headers: {
        'content-type': 'application/json',
        ...(secret && { 'api-sig': await signKangaBody(body, secret) }),
      },
      timeoutMs,
      // Losing an answer loses nothing, but a body goes out once: its nonce is used.
      repeatable: true,
      pausesMs: [],
    };
    return [request, await send(request, ctx)];
  }

  function take<T>([request, outcome]: [SendRequest, SendOutcome], schema: Schema<T>): T {
    const secrets = [apiSecret ?? ''];
    return takeAnswer(request, outcome, schema, {
      name: 'Kanga',
      docs,
      refusals,
      readRefusal,
      secrets,
    });
  }

  function watch(nonce: number, { log, now }: SendContext): void {
    const aheadMs = nonce - now();
    if (aheadMs <= AHEAD_MS || Math.abs(now() - warnedAt) < AHEAD_MS) return;
    warnedAt = now();
    log.warn({ provider, aheadMs }, 'the nonce runs ahead of the clock: one of them was wrong');
  }

  return {
    async send(call, ctx, secret) {
      assertUsable(call.url, 'any');
      return take(await exchange(call, call.fields, ctx, secret), call.schema);
    },

    async sendSigned(call, ctx) {
      assertUsable(call.url, apiKey && apiSecret);
      const attempt = () =>
        ctx.sequence(Math.trunc(ctx.now()), (nonce) => {
          watch(nonce, ctx);
          return exchange(call, { ...call.fields, appId: apiKey, nonce }, ctx, apiSecret);
        });
      const first = await attempt();
      return take(isOutOfStep(first[1]) ? await attempt() : first, call.schema);
    },
  };
}

/** @throws CheckoutError `invalid_configuration`, before anything is sent or shown to a shopper. */
export function assertUsable(url: string, credentials: string | undefined): void {
  if (credentials && isSafeUrl(url)) return;
  throw new CheckoutError(
    'invalid_configuration',
    'Kanga needs apiKey, apiSecret and, if any, URLs that begin with https://.',
    { provider },
  );
}

/** The nonce may have been overtaken, which a fresh one mends. */
function isOutOfStep(outcome: SendOutcome): boolean {
  return 'body' in outcome && readRefusal(outcome.body).code === NONCE_OR_CREDENTIALS;
}
