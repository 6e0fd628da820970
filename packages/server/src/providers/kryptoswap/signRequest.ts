import { CheckoutError } from '@coinslot/core';
import { toHex } from '../../crypto/encoding.ts';
import { sha256 } from '../../crypto/sha256.ts';

type QueryValue = string | number | boolean;

/** The parameters of a query. Undefined ones are left out. */
export type KryptoswapQuery = Readonly<
  Record<string, QueryValue | readonly QueryValue[] | undefined>
>;

export interface SignKryptoswapRequestOptions {
  /** The query's parameters, `time` (ms since 1970) included, in the order of the query. */
  get?: KryptoswapQuery | undefined;
  /** The body's parameters, in the order of the body; they keep their JSON types. */
  post?: Readonly<Record<string, unknown>> | undefined;
  secret: string;
}

/**
 * What goes into the header `hash` of a call that belongs to an account:
 * `sha256(sha256(JSON of the query's texts, then of the body) + secret)`, in lower-case hex.
 *
 * The JSON is JavaScript's: names that look like whole numbers come first, letters stay as they
 * are, and a number such as 0.0000001 is written `1e-7`. Send the very values that were signed.
 *
 * @throws CheckoutError `invalid_configuration` for an empty secret.
 * @see the authorisation page of an account at the exchange; the guide itself leaves it out.
 * @example
 * const hash = await signKryptoswapRequest({ get: { id, time: Date.now() }, post: {}, secret });
 * await fetch(url, { headers: { apikey, hash } });
 */
export async function signKryptoswapRequest({
  get = {},
  post = {},
  secret,
}: SignKryptoswapRequestOptions): Promise<string> {
  assertSecret(secret);
  const inner = await sha256(JSON.stringify({ ...asTexts(get), ...post }));
  return toHex(await sha256(`${toHex(inner)}${secret}`));
}

/** @throws CheckoutError `invalid_configuration`: anybody could compute a hash with nothing. */
export function assertSecret(secret: string | undefined): asserts secret is string {
  if (secret) return;
  throw new CheckoutError('invalid_configuration', 'A hash of Kryptoswap needs a secret.', {
    provider: 'kryptoswap',
  });
}

function asTexts(query: KryptoswapQuery): Record<string, string | string[]> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.map(String) : `${value}`]],
  );
  return Object.fromEntries(given);
}
