import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendOutcome, type SendRequest, send } from '../../http/send.ts';
import { type Schema, takeAnswer } from '../../http/takeAnswer.ts';
import { DEFAULT_BASE_URL, type KryptoswapCredentials } from './options.ts';
import { readRefusal, refusals } from './refusals.ts';
import { type KryptoswapQuery, signKryptoswapRequest } from './signRequest.ts';

interface Call<T> extends Pick<SendRequest, 'operation' | 'method' | 'repeatable'> {
  /** Below `public/exchanger/`. */
  path: string;
  query?: KryptoswapQuery | undefined;
  body?: object | undefined;
  /** Of the answer's `data`. */
  schema: Schema<T>;
  /** What must not be repeated in an error. */
  secrets?: readonly string[] | undefined;
}

/** One call, signed where there are credentials. */
export type Ask = <T>(call: Call<T>) => Promise<T>;

const provider = 'kryptoswap';
export const docs = 'https://www.kryptoswap.io/merchant-docs/';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession(
  { apiKey, apiSecret, baseUrl = DEFAULT_BASE_URL }: KryptoswapCredentials,
  ctx: SendContext,
): Ask {
  const base = baseUrl.replace(/(?<!\/)\/+$/, '');

  return async ({ operation, method, repeatable, path, query, body, schema, secrets = [] }) => {
    assertUsable(base, { apiKey, apiSecret });
    const get = textsOf({ ...query, time: Math.trunc(ctx.now()) });
    // Parsed again, so that what is signed is what is sent.
    const json = body && JSON.stringify(body);
    const post = json === undefined ? {} : JSON.parse(json);
    const hash = apiSecret && (await signKryptoswapRequest({ get, post, secret: apiSecret }));
    const request: SendRequest = {
      provider,
      operation,
      method,
      repeatable,
      url: `${base}/public/exchanger/${path}?${new URLSearchParams(get)}`,
      body: json,
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(apiKey && hash && { apikey: apiKey, hash }),
      },
    };
    const all = [apiSecret ?? '', ...secrets];
    const options = { name: 'Kryptoswap', docs, refusals, readRefusal, secrets: all };
    return takeAnswer(request, opened(await send(request, ctx)), schema, options);
  };
}

/** @throws CheckoutError `invalid_configuration`, before anything is sent or shown to a shopper. */
export function assertUsable(
  url: string,
  { apiKey, apiSecret }: Pick<KryptoswapCredentials, 'apiKey' | 'apiSecret'> = {},
): void {
  if (isSafeUrl(url) && Boolean(apiKey) === Boolean(apiSecret)) return;
  throw new CheckoutError(
    'invalid_configuration',
    'Kryptoswap needs apiKey and apiSecret or neither and, if any, URLs that begin with https://.',
    { provider },
  );
}

/**
 * The envelope's content: `data`, or `result` of some older calls. A refusal may come with any HTTP
 * status, no document says which; its own word says that nothing was done.
 */
function opened(outcome: SendOutcome): SendOutcome {
  if (outcome.outcome !== 'ok') return outcome;
  const { status, body } = outcome;
  const { success, data, result } = Object(body);
  if (success === false) return { outcome: 'refused', status, body, effect: 'none' };
  return { ...outcome, body: success === true ? (data ?? result ?? {}) : null };
}

function textsOf(query: KryptoswapQuery): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, `${value}`]));
}
