import { CheckoutError } from '@coinslot/core';
import { SIGNATURE_HEADER, signCryptofuseWebhook } from '../providers/cryptofuse/signWebhook.ts';
import { type KryptoswapIpnFields, kryptoswapIpnHash } from '../providers/kryptoswap/ipnHash.ts';

/** What a notice is made of; each provider has a form of its own. */
type Payload = object | string | Uint8Array;

/** The providers whose notices can be made. */
const notices = {
  async cryptofuse(payload, { url, secret = '' }) {
    const body = bodyOf(payload);
    return post(url, body, { [SIGNATURE_HEADER]: await signCryptofuseWebhook(body, secret) });
  },
  // Its callbacks carry no signature, and nothing but the query.
  async kanga(payload, { url }) {
    const target = new URL(url);
    const given = payload instanceof Uint8Array ? new TextDecoder().decode(payload) : payload;
    target.search = typeof given === 'string' ? given : `${new URLSearchParams({ ...given })}`;
    return new Request(target);
  },
  // Nor do these.
  kryptogo: async (payload, { url }) => post(url, bodyOf(payload)),
  // A form with the hash as a field: no document says where else.
  async kryptoswap(payload, { url, secret, hashField = { in: 'body', name: 'hash' } }) {
    const given = payload instanceof Uint8Array ? new TextDecoder().decode(payload) : payload;
    const form = new URLSearchParams(typeof given === 'string' ? given : { ...given });
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    if (secret !== undefined) {
      const fields = Object.fromEntries(form) as KryptoswapIpnFields;
      const hash = await kryptoswapIpnHash(fields, secret);
      if (hashField.in === 'body') form.set(hashField.name, hash);
      else headers.set(hashField.name, hash);
    }
    return new Request(url, { method: 'POST', headers, body: `${form}` });
  },
} as const satisfies Record<
  string,
  (payload: Payload, options: SignedNoticeOptions) => Promise<Request>
>;

export type NoticeSigner = keyof typeof notices;

export interface SignedNoticeOptions {
  /** Where the notice goes: your handler's callback URL. */
  url: string | URL;
  /**
   * The webhook secret that your handler was given; another one makes a forgery. Kanga and KryptoGO have none.
   * Kryptoswap's is the `ipnSecret` of the order; without it the IPN has no hash.
   */
  secret?: string | undefined;
  /** Where the hash of Kryptoswap's travels, as your `kryptoswap` was told. Default: a field `hash`. */
  hashField?: { in: 'body' | 'header'; name: string } | undefined;
}

/**
 * A notice as the provider would send it, for tests of your own endpoint. Cryptofuse's is a POST: an
 * object is sent as JSON; a text or bytes are signed and sent exactly as they are. KryptoGO's is the
 * same without a signature. Kanga's is a GET without one: the payload is its query. Kryptoswap's is a form.
 *
 * @param provider Its id, or what its factory returned.
 * @throws CheckoutError `provider_not_supported` for a provider whose notices are not known,
 * `invalid_configuration` without the secret that the provider signs with.
 * @example
 * const payload = { event: 'payment_status_update', transaction_id, status: 'completed', data };
 * const response = await checkout.handler(await signedNotice(provider, payload, { url, secret }));
 * @example
 * const hint = await signedNotice('kanga', { transactionKey }, { url });
 */
export async function signedNotice(
  provider: NoticeSigner | { readonly id: string },
  payload: Payload,
  options: SignedNoticeOptions,
): Promise<Request> {
  const id = typeof provider === 'string' ? provider : provider.id;
  if (Object.hasOwn(notices, id)) return notices[id as NoticeSigner](payload, options);
  const message = `Notices of "${id}" can not be made: send a plain Request.`;
  throw new CheckoutError('provider_not_supported', message, { provider: id });
}

const bodyOf = (payload: Payload) =>
  typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);

function post(
  url: string | URL,
  body: string | Uint8Array,
  headers?: Record<string, string>,
): Request {
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : body.slice(),
  });
}
