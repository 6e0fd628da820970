import { toBase64Url } from './crypto/encoding.ts';
import { hmac } from './crypto/hmac.ts';
import { madeByAny } from './madeByAny.ts';
import { isPaymentId } from './newId.ts';

/** `<payment id>.<16 bytes of HMAC>`: the end of a callback URL, which only we can make. */
export async function callbackToken(secret: string, paymentId: string): Promise<string> {
  const mac = await hmac('SHA-256', secret, `callback:v1:${paymentId}`);
  return `${paymentId}.${toBase64Url(mac.subarray(0, 16))}`;
}

/** The payment that a token was made for, under any of the secrets; null for a token of others. */
export async function readCallbackToken(
  secrets: readonly string[],
  token: string,
): Promise<string | null> {
  const [paymentId = ''] = token.split('.', 1);
  if (!isPaymentId(paymentId)) return null;
  const isOurs = await madeByAny(secrets, token, (secret) => callbackToken(secret, paymentId));
  return isOurs ? paymentId : null;
}
