import { toHex } from '../../crypto/encoding.ts';
import { hmac } from '../../crypto/hmac.ts';

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'x-webhook-signature';

/**
 * What Cryptofuse puts into `X-Webhook-Signature`: the lower-case hex of the HMAC-SHA256 of the
 * body's exact bytes (guide, "Webhook Verification"). For tests of your own endpoint.
 */
export async function signCryptofuseWebhook(
  body: string | Uint8Array,
  secret: string,
): Promise<string> {
  return toHex(await hmac('SHA-256', secret, body));
}
