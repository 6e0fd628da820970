import { decodeBase58Check } from './decodeBase58Check.ts';

/** Base58check of 0x41 and 20 bytes: 34 letters from T on. */
export function isTronAddress(address: string): boolean {
  const bytes = decodeBase58Check(address);
  return bytes?.length === 21 && bytes[0] === 0x41;
}
