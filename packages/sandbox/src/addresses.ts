import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bech32, createBase58check } from '@scure/base';

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
