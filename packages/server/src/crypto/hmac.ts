import { CheckoutError } from '@coinslot/core';
import { toHex } from './encoding.ts';
import { nodeCrypto } from './nodeCrypto.ts';
import { toBytes } from './toBytes.ts';

export type HmacAlgorithm = 'SHA-256' | 'SHA-512';

/**
 * HMAC (RFC 2104), by Node's own function or by WebCrypto.
 *
 * @param key The secret: a text counts by its UTF-8 bytes, and is never decoded from hex or base64.
 * @param native Null where WebCrypto has to do.
 * @throws CheckoutError `invalid_configuration` for an empty key: anybody could compute such a tag.
 */
export async function hmac(
  algorithm: HmacAlgorithm,
  key: string | Uint8Array,
  message: string | Uint8Array,
  native = nodeCrypto,
): Promise<Uint8Array> {
  if (key.length === 0) {
    throw new CheckoutError(
      'invalid_configuration',
      'An HMAC was asked for with an empty secret. Anybody could compute it; configure the secret.',
    );
  }
  if (native) {
    const mac = native.createHmac(algorithm.replace('-', ''), toBytes(key));
    return new Uint8Array(mac.update(toBytes(message)).digest());
  }
  const imported = await importKey(algorithm, key);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, toBytes(message)));
}

// Importing costs as much as signing, and a server signs with the same few keys. Bounded, so that
// a caller with ever new keys does not fill the memory.
const MAX_KEYS = 64;
const keys = new Map<string, Promise<CryptoKey>>();

function importKey(algorithm: HmacAlgorithm, key: string | Uint8Array): Promise<CryptoKey> {
  const name = `${algorithm}:${typeof key === 'string' ? `text:${key}` : `bytes:${toHex(key)}`}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const imported = crypto.subtle.importKey(
    'raw',
    toBytes(key),
    { name: 'HMAC', hash: algorithm },
    false,
    ['sign'],
  );
  keys.set(name, imported);
  imported.catch(() => keys.delete(name));
  for (const oldest of keys.keys()) {
    if (keys.size <= MAX_KEYS) break;
    keys.delete(oldest);
  }
  return imported;
}
