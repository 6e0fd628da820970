import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendOutcome, type SendRequest, send } from '../../http/send.ts';
import { type Schema, takeAnswer } from '../../http/takeAnswer.ts';
import type { KangaSequence } from './KangaSequence.ts';
import type { KangaCredentials } from './options.ts';
import { isOutOfStep, readRefusal, refusals } from './refusals.ts';
import { signKangaBody } from './signBody.ts';

interface Call<T> extends Pick<SendRequest, 'operation' | 'url' | 'timeoutMs'> {
  /** The body, in this order. */
  fields: object;
  schema: Schema<T>;
}

export interface KangaContext extends SendContext {
  sequence: KangaSequence;
}

/** The merchant's account in one context. */
export interface Session {
  /** Signed where a secret is given. */
  send<T>(call: Call<T>, secret?: string): Promise<T>;
  /** Signed and numbered: the guide's `appId` and `nonce` are added to the fields. */
  sendSigned<T>(call: Call<T>): Promise<T>;
}

const provider = 'kanga';
export const docs = 'https://support.kanga.exchange/guide/kanga-payment-gateway-api/';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession(
  { apiKey, apiSecret = '' }: KangaCredentials,
  ctx: KangaContext,
): Session {
  async function post(
    { operation, url, timeoutMs }: Call<unknown>,
    fields: object,
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
      // A lost answer loses nothing, but a body goes out once: its nonce is used.
      repeatable: true,
      pausesMs: [],
    };
    return [request, await send(request, ctx)];
  }

  function take<T>([request, outcome]: [SendRequest, SendOutcome], schema: Schema<T>): T {
    const secrets = [apiSecret];
    const options = { name: 'Kanga', docs, refusals, readRefusal, secrets };
    return takeAnswer(request, outcome, schema, options);
  }

  return {
    async send(call, secret) {
      assertUsable(call.url, secret ?? apiKey);
      return take(await post(call, call.fields, secret), call.schema);
    },

    async sendSigned(call) {
      assertUsable(call.url, apiKey && apiSecret);
      const attempt = () =>
        ctx.sequence(Math.trunc(ctx.now()), (nonce) =>
          post(call, { ...call.fields, appId: apiKey, nonce }, apiSecret),
        );
      const first = await attempt();
      // It may have been overtaken, which a fresh nonce mends.
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
