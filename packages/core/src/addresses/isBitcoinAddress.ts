import { bech32, bech32m } from '@scure/base';
import { decodeBase58Check } from './decodeBase58Check.ts';

const P2PKH = 0x00;
const P2SH = 0x05;

/** An address of the main network: legacy, or segwit of any version by BIP-173 and BIP-350. */
export function isBitcoinAddress(address: string): boolean {
  return /^bc1/i.test(address) ? isSegwit(address) : isLegacy(address);
}

function isLegacy(address: string): boolean {
  const bytes = decodeBase58Check(address);
  return bytes?.length === 21 && (bytes[0] === P2PKH || bytes[0] === P2SH);
}

function isSegwit(address: string): boolean {
  // Version 0 has the older checksum, all later versions have the newer one.
  const decoded = decode(bech32, address) ?? decode(bech32m, address);
  if (decoded === null) return false;
  const { version, newer, program } = decoded;
  if (version === 0) return !newer && (program.length === 20 || program.length === 32);
  return newer && version <= 16 && program.length >= 2 && program.length <= 40;
}

interface Decoded {
  version: number;
  newer: boolean;
  program: Uint8Array;
}

function decode(coder: typeof bech32 | typeof bech32m, address: string): Decoded | null {
  try {
    const { prefix, words } = coder.decode(address as `${string}1${string}`, 90);
    const [version, ...rest] = words;
    if (prefix !== 'bc' || version === undefined) return null;
    return { version, newer: coder === bech32m, program: coder.fromWords(rest) };
  } catch {
    return null;
  }
}
