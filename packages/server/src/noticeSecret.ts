import { toBase64Url } from './crypto/encoding.ts';
import { hmac } from './crypto/hmac.ts';

/**
 * What a provider is given to sign the notices of one payment with: 256 bits that are derived and
 * not kept. Who learns or guesses one of them has nothing for another payment.
 */
export async function noticeSecret(secret: string, paymentId: string): Promise<string> {
  return toBase64Url(await hmac('SHA-256', secret, `notice:v1:${paymentId}`));
}
