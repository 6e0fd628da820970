import type { NextAction } from '../payment.ts';
import { paymentUri } from './paymentUri.ts';

export interface QrPayloads {
  /** A payment link with the amount, or null where there is no safe one. */
  link: string | null;
  /** What is shown until the shopper chooses. */
  preferred: 'address' | 'link';
}

/**
 * What a QR code of a transfer may hold besides the bare address. Bitcoin and SOL wallets read
 * their links everywhere; with EVM networks many wallets and every exchange read the address only.
 *
 * @example
 * const { link, preferred } = qrPayloads(action);
 * const payload = preferred === 'link' && link !== null ? link : action.address;
 */
export function qrPayloads(action: NextAction): QrPayloads {
  const link = paymentUri(action);
  const common = link !== null && !link.startsWith('ethereum:');
  return { link, preferred: common ? 'link' : 'address' };
}
