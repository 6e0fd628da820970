import { toBase64Url } from './crypto/encoding.ts';
import { equalBytes } from './crypto/equalBytes.ts';
import { hmac } from './crypto/hmac.ts';

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
  const made = await Promise.all(secrets.map((secret) => clientSecret(secret, paymentId)));
  const encoder = new TextEncoder();
  const given = encoder.encode(bearer);
  return made.some((expected) => equalBytes(encoder.encode(expected), given));
}
