import { toBytes } from './toBytes.ts';

/** SHA-256 of bytes, or of the UTF-8 of a text. */
export async function sha256(message: string | Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(message)));
}
