import type { NextAction } from '@coinslot/core';

export interface QrPayloads {
  /** A payment link with the amount, or null where the network has no common one. */
  link: string | null;
  /** What is shown until the shopper chooses. */
  preferred: 'address' | 'link';
}

/** What the code of a transfer may hold besides the address. */
export function qrPayloads(_action: Extract<NextAction, { type: 'transfer' }>): QrPayloads {
  return { link: null, preferred: 'address' };
}
