import type { PaymentRecord } from '@coinslot/core';

/** The provider said no to the creation, or what it said was refused: the payment never came to be. */
export function wasRefused({ status, reference }: PaymentRecord): boolean {
  return status === 'failed' && reference === null;
}
