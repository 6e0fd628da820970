import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';

const base58check = createBase58check(sha256);

/** @see https://developers.tron.network/docs/account (0x41, then 20 bytes, Base58Check) */
export function tronAddress(account: Uint8Array): string {
  return base58check.encode(concatBytes(Uint8Array.of(0x41), account));
}

/** @see https://eips.ethereum.org/EIPS/eip-55 (a letter is upper case where the hash's digit is 8 or more) */
export function evmAddress(account: Uint8Array): string {
  const digits = bytesToHex(account);
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const cased = [...digits].map((digit, index) =>
    Number.parseInt(hash.charAt(index), 16) >= 8 ? digit.toUpperCase() : digit,
  );
  return `0x${cased.join('')}`;
}

/** @see https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki (pay to witness public key hash, version 0) */
export function bitcoinAddress(keyHash: Uint8Array): string {
  return bech32.encode('bc', [0, ...bech32.toWords(keyHash)]);
}

export function isTronAddress(address: string): boolean {
  const decoded = decodeBase58check(address);
  return decoded?.length === 21 && decoded[0] === 0x41;
}

/** Letters of one case carry no checksum; mixed ones do. */
export function isEvmAddress(address: string): boolean {
  const digits = /^0x([\da-fA-F]{40})$/.exec(address)?.[1];
  if (digits === undefined) return false;
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return true;
  return evmAddress(hexToBytes(digits)) === address;
}

/** To a key hash or a script hash (versions 0 and 5), or to a witness program of any version. */
export function isBitcoinAddress(address: string): boolean {
  const decoded = decodeBase58check(address);
  if (decoded !== null) return decoded.length === 21 && (decoded[0] === 0 || decoded[0] === 5);
  const version = readWitnessVersion(address, bech32);
  if (version === 0) return true;
  // BIP-350: from version 1 on with another checksum.
  return (readWitnessVersion(address, bech32m) ?? 0) > 0;
}

function readWitnessVersion(address: string, encoding: typeof bech32): number | null {
  try {
    const { prefix, words } = encoding.decode(address as `${string}1${string}`);
    const [version = 17, ...rest] = words;
    const { length } = encoding.fromWords(rest);
    const fits = version === 0 ? length === 20 || length === 32 : length >= 2 && length <= 40;
    return prefix === 'bc' && version <= 16 && fits ? version : null;
  } catch {
    // Not of this encoding.
    return null;
  }
}

function decodeBase58check(address: string): Uint8Array | null {
  try {
    return base58check.decode(address);
  } catch {
    // Not of this encoding.
    return null;
  }
}
