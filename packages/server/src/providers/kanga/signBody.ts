import { toHex } from '../../crypto/encoding.ts';
import { hmac } from '../../crypto/hmac.ts';

/**
 * What goes into the header `API-Sig`: the lower-case hex of the HMAC-SHA512 of the body's exact
 * bytes. Send the very text that was signed: one space more is another signature.
 *
 * @param secret The API secret. It looks like hex, but counts as the text that it is.
 * @throws CheckoutError `invalid_configuration` for an empty secret.
 * @see https://support.kanga.exchange/guide/kanga-payment-gateway-api/ "Authentication"
 * @example
 * const body = JSON.stringify({ appId, nonce });
 * await fetch(url, { method: 'POST', body, headers: { 'API-Sig': await signKangaBody(body, secret) } });
 */
export async function signKangaBody(body: string | Uint8Array, secret: string): Promise<string> {
  return toHex(await hmac('SHA-512', secret, body));
}
