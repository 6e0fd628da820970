import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The header that carries the signature; `api-sig` in the guide's samples. */
export const SIGNATURE_HEADER = 'API-Sig';

/**
 * Lower-case hex HMAC-SHA512 of the exact body. The API secret is the key as text (`key.toByteArray()`
 * in the guide's Kotlin): its hex digits are not decoded, as the published test call shows.
 */
export function signBody(body: string | Uint8Array, secret: string | Uint8Array): string {
  return bytesToHex(hmac(sha512, bytesOf(secret), bytesOf(body)));
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? utf8ToBytes(value) : value;
}
