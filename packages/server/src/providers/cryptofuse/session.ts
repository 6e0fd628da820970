import { CheckoutError } from '@coinslot/core';
import { isSafeUrl } from '../../http/isSafeUrl.ts';
import { type SendContext, type SendOutcome, type SendRequest, send } from '../../http/send.ts';
import { type Schema, takeAnswer } from '../../http/takeAnswer.ts';
import { type CryptofuseCredentials, type CryptofuseOptions, DEFAULT_BASE_URL } from './options.ts';
import { readRefusal, refusals } from './refusals.ts';
import { tokenSchema } from './schemas.ts';
import { createTokenCache, type IssuedToken } from './token.ts';

/** One call; its path ends in a slash, as all of Cryptofuse's do. */
export type Ask = <T>(
  operation: string,
  path: `/${string}/`,
  schema: Schema<T>,
  how?: Pick<SendRequest, 'body' | 'repeatable' | 'answer'> & { query?: object | undefined },
) => Promise<T>;

/** The merchant's account, with its token. It outlives the calls, which bring their own context. */
export type Session = (ctx: SendContext) => Ask;

const DAY_MS = 24 * 60 * 60 * 1000;
const provider = 'cryptofuse';
const docs = 'https://docs.cryptofuse.io/pl/guides/integration-guide';

/** No I/O here, and nothing thrown: bad credentials are the first call's error. */
export function createSession({
  clientId,
  clientSecret,
  webhookSecret,
  scope = 'read write',
  baseUrl = DEFAULT_BASE_URL,
}: CryptofuseCredentials & Partial<Pick<CryptofuseOptions, 'webhookSecret'>>): Session {
  const base = baseUrl.replace(/(?<!\/)\/+$/, '');
  const tokens = createTokenCache(issueToken);

  function take<T>(request: SendRequest, outcome: SendOutcome, schema: Schema<T>, token = '') {
    const secrets = [clientSecret ?? '', ...[webhookSecret ?? []].flat(), token];
    const options = { name: 'Cryptofuse', docs, refusals, readRefusal, secrets };
    return takeAnswer(request, outcome, schema, options);
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
    const issued = take(request, await send(request, ctx), tokenSchema);
    const stated = Number(issued.expires_in) * 1000 || 0;
    return { value: issued.access_token, expiresInMs: Math.min(Math.max(0, stated), DAY_MS) };
  }

  return (ctx) =>
    async (operation, path, schema, { query = {}, ...how } = {}) => {
      const search = new URLSearchParams(
        Object.entries(query).filter(([, value]) => value !== undefined),
      );
      const url = `${base}${path}?${search}`.replace(/\?$/, '');
      const request: SendRequest = { ...how, provider, operation, url };
      const sendWith = (token: string) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        return send({ ...request, headers }, ctx);
      };
      let token = await tokens.get(ctx);
      let outcome = await sendWith(token);
      if (outcome.outcome === 'refused' && outcome.status === 401) {
        token = await tokens.renew(token, ctx);
        outcome = await sendWith(token);
      }
      return take(request, outcome, schema, token);
    };
}
