import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendRequest, send } from '../../http/send.ts';
import { type Failure, sendError } from '../../http/sendError.ts';
import { type CryptofuseCredentials, DEFAULT_BASE_URL } from './options.ts';
import { readRefusal, refusals } from './refusals.ts';
import { createTokenCache, type IssuedToken } from './token.ts';

/** One call; its path ends in a slash, as all of Cryptofuse's do. */
export interface Call<T> extends Pick<SendRequest, 'operation' | 'body' | 'repeatable' | 'answer'> {
  path: `/${string}/`;
  query?: object | undefined;
  schema: Schema<T>;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** The merchant's account, with its token. It outlives the calls, which bring their own context. */
export interface Session {
  call<T>(call: Call<T>, ctx: SendContext): Promise<T>;
}

const provider = 'cryptofuse';
const docs = 'https://docs.cryptofuse.io/pl/guides/integration-guide';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession(credentials: CryptofuseCredentials): Session {
  const { clientId = '', clientSecret = '', scope = 'read write' } = credentials;
  const base = (credentials.baseUrl ?? DEFAULT_BASE_URL).replace(/\/+$/, '');
  const tokens = createTokenCache(issueToken);

  function fail(request: SendRequest, failure: Failure, token = ''): CheckoutError {
    const secrets = [clientSecret, token];
    return sendError(request, failure, {
      name: 'Cryptofuse',
      docs,
      refusals,
      readRefusal,
      secrets,
    });
  }

  async function issueToken(ctx: SendContext): Promise<IssuedToken> {
    if (!clientId || !clientSecret || !isSafeUrl(base)) {
      throw new CheckoutError(
        'invalid_configuration',
        'Cryptofuse needs clientId, clientSecret and, if any, a baseUrl that begins with https://.',
        { provider },
      );
    }
    const request: SendRequest = {
      provider,
      operation: 'the token',
      url: `${base}/o/token/`,
      // In the form, as the guide has them; another page has them in HTTP Basic.
      body: `${new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      })}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      repeatable: true,
    };
    const outcome = await send(request, ctx);
    if (outcome.outcome !== 'ok') throw fail(request, outcome);
    const token = readToken(outcome.body);
    if (token) return token;
    throw fail(request, unreadable(outcome.status));
  }

  async function call<T>(
    { path, query = {}, schema, ...asked }: Call<T>,
    ctx: SendContext,
  ): Promise<T> {
    const search = new URLSearchParams(
      Object.entries(query).filter(([, value]) => value !== undefined),
    );
    const request = (token: string): SendRequest => ({
      ...asked,
      provider,
      url: `${base}${path}?${search}`.replace(/\?$/, ''),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    let token = await tokens.get(ctx);
    let outcome = await send(request(token), ctx);
    if (outcome.outcome === 'refused' && outcome.status === 401) {
      token = await tokens.renew(token, ctx);
      outcome = await send(request(token), ctx);
    }
    if (outcome.outcome !== 'ok') throw fail(request(token), outcome, token);
    const read = schema.safeParse(outcome.body);
    if (read.success) return read.data;
    throw fail(request(token), unreadable(outcome.status));
  }

  return { call };
}

function readToken(body: unknown): IssuedToken | null {
  const { access_token: value, token_type, expires_in } = Object(body);
  // A line end in it would end the header that it goes into.
  const isBearer =
    typeof value === 'string' && /^[!-~]+$/.test(value) && /^bearer$/i.test(token_type);
  return isBearer ? { value, expiresInMs: Number(expires_in) * 1000 || 0 } : null;
}

const unreadable = (status: number): Failure => ({
  outcome: 'invalid',
  status,
  reason: 'unknown fields',
  effect: 'possible',
});
