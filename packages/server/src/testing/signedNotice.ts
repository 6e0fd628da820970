import { CheckoutError } from '@coinslot/core';
import { SIGNATURE_HEADER, signCryptofuseWebhook } from '../providers/cryptofuse/signWebhook.ts';

/** The providers whose notices carry a signature. */
const signers = {
  cryptofuse: { header: SIGNATURE_HEADER, sign: signCryptofuseWebhook },
} as const satisfies Record<
  string,
  { header: string; sign: (body: string | Uint8Array, secret: string) => Promise<string> }
>;

export type NoticeSigner = keyof typeof signers;

export interface SignedNoticeOptions {
  /** Where the notice goes: your handler's callback URL. */
  url: string | URL;
  /** The webhook secret that your handler was given; another one makes a forgery. */
  secret: string;
}

/**
 * A notice as the provider would send it, for tests of your own endpoint. An object is sent as
 * JSON; a text or bytes are signed and sent exactly as they are.
 *
 * @param provider Its id, or what its factory returned.
 * @throws CheckoutError `provider_not_supported` for a provider that does not sign its notices.
 * @example
 * const payload = { event: 'payment_status_update', transaction_id, status: 'completed', data };
 * const response = await checkout.handler(await signedNotice(provider, payload, { url, secret }));
 */
export async function signedNotice(
  provider: NoticeSigner | { readonly id: string },
  payload: object | string | Uint8Array,
  { url, secret }: SignedNoticeOptions,
): Promise<Request> {
  const id = typeof provider === 'string' ? provider : provider.id;
  if (!Object.hasOwn(signers, id)) {
    const message = `"${id}" does not sign its notices: send it a plain Request.`;
    throw new CheckoutError('provider_not_supported', message, { provider: id });
  }
  const { header, sign } = signers[id as NoticeSigner];
  const isRaw = typeof payload === 'string' || payload instanceof Uint8Array;
  const body = isRaw ? payload : JSON.stringify(payload);
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [header]: await sign(body, secret) },
    body: typeof body === 'string' ? body : body.slice(),
  });
}
