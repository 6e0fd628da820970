import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export interface Random {
  bytes(length: number): Uint8Array;
  hex(bytes: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** From here `createRandom` goes on with the same sequence. */
  save(): SavedRandom;
}

export interface SavedRandom {
  readonly seed: string;
  readonly count: number;
}

/** The same seed gives the same sequence: SHA-256 of the seed and a counter, which starts at `from`. */
export function createRandom(seed: string, from = 0): Random {
  const key = utf8ToBytes(seed);
  let counter = from;

  function block(): Uint8Array {
    const count = new Uint8Array(8);
    new DataView(count.buffer).setBigUint64(0, BigInt(counter));
    counter += 1;
    return sha256(concatBytes(key, count));
  }

  function bytes(length: number): Uint8Array {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, block);
    return concatBytes(...blocks).slice(0, length);
  }

  return {
    bytes,
    save: () => ({ seed, count: counter }),
    hex: (length) => bytesToHex(bytes(length)),
    uuid() {
      const raw = bytes(16);
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
      return bytesToHex(raw).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}

/** A seed that nobody chose. `randomUUID` would need a secure context in a browser. */
export function freshSeed(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
}
