import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The headers of a call that is tied to an account. */
export const KEY_HEADER = 'apikey';
export const HASH_HEADER = 'hash';

export interface SignedParams {
  /** Values of the query, each a text or several. */
  readonly get: Readonly<Record<string, string | readonly string[]>>;
  /** Values of the body, of whatever type they are in JSON. */
  readonly post: Readonly<Record<string, unknown>>;
}

/** What the hash of a notice covers, as it is sent. */
export interface HashedNotice {
  readonly orderId: string;
  readonly newStatus: string;
  readonly inAmount: string;
  readonly outAmount: string;
  readonly xml_from: string;
  readonly xml_to: string;
  readonly timestamp: string;
}

/**
 * The hash of a call: SHA-256 of the hex SHA-256 of its parameters as compact JSON, followed by the
 * secret. The parameters of the query come first, as texts.
 */
export function hashRequest({ get, post }: SignedParams, secret: string): string {
  return sha256Hex(`${sha256Hex(JSON.stringify({ ...get, ...post }))}${secret}`);
}

/** Guide, "Verificación del importe del control de la solicitud (IPN)": plain SHA-256, no HMAC. */
export function hashNotice(notice: HashedNotice, secret: string): string {
  const { orderId, newStatus, inAmount, outAmount, xml_from, xml_to, timestamp } = notice;
  return sha256Hex(
    [orderId, newStatus, inAmount, outAmount, xml_from, xml_to, timestamp, secret].join(':'),
  );
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
