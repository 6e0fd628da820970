import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The header that carries the signature; guide, "Webhook Verification". */
export const SIGNATURE_HEADER = 'X-Webhook-Signature';

/**
 * Lower-case hex HMAC-SHA256 of the exact body under the webhook secret: what the guide's PHP gets
 * from `hash_hmac('sha256', file_get_contents('php://input'), $webhook_secret)`.
 */
export function signWebhook(body: string | Uint8Array, secret: string | Uint8Array): string {
  return bytesToHex(hmac(sha256, bytesOf(secret), bytesOf(body)));
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? utf8ToBytes(value) : value;
}
