import { base58 } from '@scure/base';

/** 32 bytes in base58. Solana's addresses have no checksum: a mistyped one may pass. */
export function isSolanaAddress(address: string): boolean {
  if (!/^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(address)) return false;
  return base58.decode(address).length === 32;
}
