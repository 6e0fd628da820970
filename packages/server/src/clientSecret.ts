import { toBase64Url } from './crypto/encoding.ts';
import { hmac } from './crypto/hmac.ts';
import { madeByAny } from './madeByAny.ts';

/** The bearer of one payment: derived, never stored, and useless for any other payment. */
export async function clientSecret(secret: string, paymentId: string): Promise<string> {
  return toBase64Url(await hmac('SHA-256', secret, `client:v1:${paymentId}`));
}

/** Whether the bearer was made for this payment, under any of the secrets. */
export async function isClientSecret(
  secrets: readonly string[],
  paymentId: string,
  bearer: string,
): Promise<boolean> {
  return madeByAny(secrets, bearer, (secret) => clientSecret(secret, paymentId));
}
