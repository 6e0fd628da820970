interface Digest {
  update(data: Uint8Array): Digest;
  digest(): Uint8Array;
}

/** The part of `node:crypto` that is used. */
export interface NodeCrypto {
  createHmac(algorithm: string, key: Uint8Array): Digest;
  createHash(algorithm: string): Digest;
}

/**
 * Node's own functions, where the platform hands them out, and null elsewhere. WebCrypto sends
 * every message to another thread and back: for a kilobyte that is three times the work.
 */
export const nodeCrypto: NodeCrypto | null =
  globalThis.process?.getBuiltinModule?.('node:crypto') ?? null;
