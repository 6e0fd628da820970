const encoder = new TextEncoder();

/** UTF-8 of a text; bytes as they are, copied only where WebCrypto would refuse shared memory. */
export function toBytes(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return encoder.encode(data);
  return data.buffer instanceof ArrayBuffer ? (data as Uint8Array<ArrayBuffer>) : data.slice();
}
