import { isFinal, type Payment } from '@coinslot/core';

/** Over without being paid: the order may be paid anew, in any of its currencies. */
export function isEnded({ status }: Payment): boolean {
  return isFinal(status) && status !== 'paid';
}
