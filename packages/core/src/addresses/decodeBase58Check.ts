import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';

const base58check = createBase58check(sha256);

/** The bytes below the checksum; null where the text or the checksum is wrong. */
export function decodeBase58Check(text: string): Uint8Array | null {
  // Base58 takes quadratic time, and the longest address has 35 letters.
  if (text.length > 120) return null;
  try {
    return base58check.decode(text);
  } catch {
    return null;
  }
}
