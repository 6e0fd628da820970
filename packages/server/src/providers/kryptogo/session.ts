import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendRequest, send } from '../../http/send.ts';
import { type Schema, takeAnswer } from '../../http/takeAnswer.ts';
import { DEFAULT_BASE_URL, type KryptogoCredentials } from './options.ts';
import { asRefused, readRefusal, refusals } from './refusals.ts';

interface Call<T> {
  operation: string;
  /** Below `/v1/studio/api/`. */
  path: string;
  /** The envelope around what is wanted. */
  schema: Schema<{ data: T }>;
  /** Makes it a POST, which is never repeated by itself. */
  body?: object | undefined;
  /** A call that the API key alone stands for. */
  keyAlone?: boolean | undefined;
}

/** The merchant's account in one context. */
export type Ask = <T>(call: Call<T>) => Promise<T>;

const provider = 'kryptogo';
export const docs = 'https://payment.kryptogo.com/docs/payment/implementation';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession(
  { clientId, apiKey = '', siteOrigin, baseUrl = DEFAULT_BASE_URL }: KryptogoCredentials,
  ctx: SendContext,
): Ask {
  const base = baseUrl.replace(/(?<!\/)\/+$/, '');

  return async ({ operation, path, schema, body, keyAlone = false }) => {
    const headers = {
      'content-type': 'application/json',
      'x-studio-api-key': apiKey,
      ...(!keyAlone && { 'x-client-id': clientId ?? '', origin: siteOrigin ?? '' }),
    };
    // A line end in one of them would end the header that it goes into.
    if (!isSafeUrl(base) || !Object.values(headers).every((value) => /^[!-~]+$/.test(value))) {
      throw new CheckoutError(
        'invalid_configuration',
        'KryptoGO needs clientId, apiKey, siteOrigin and, if any, a baseUrl that begins with https://.',
        { provider },
      );
    }
    const request: SendRequest = {
      provider,
      operation,
      url: `${base}/v1/studio/api/${path}`,
      headers,
      body: body && JSON.stringify(body),
    };
    const outcome = asRefused(await send(request, ctx));
    const options = { name: 'KryptoGO', docs, refusals, readRefusal, secrets: [apiKey] };
    return takeAnswer(request, outcome, schema, options).data;
  };
}
