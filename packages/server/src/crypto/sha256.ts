import { nodeCrypto } from './nodeCrypto.ts';
import { toBytes } from './toBytes.ts';

/** SHA-256 of bytes, or of the UTF-8 of a text, by Node's own function or, where there is none, by WebCrypto. */
export async function sha256(
  message: string | Uint8Array,
  native = nodeCrypto,
): Promise<Uint8Array> {
  const bytes = toBytes(message);
  return new Uint8Array(
    native
      ? native.createHash('sha256').update(bytes).digest()
      : await crypto.subtle.digest('SHA-256', bytes),
  );
}
