import type { Payment } from '@coinslot/core';
import { fillMessage } from '../../formatting/fillMessage.ts';
import en from '../../messages/en.ts';
import type { Progress } from '../PaymentProgress/PaymentProgress.tsx';
import { mergeMessages } from '../part/mergeMessages.ts';
import type { Part } from '../part/usePart.ts';

/** How much of the price has come, of a payment that is paid in part. */
export function partProgress(
  { status, due, received }: Payment,
  { checkout, number }: Pick<Part<HTMLDivElement>, 'checkout' | 'number'>,
): Progress | null {
  if (status !== 'partially_paid' || due === null || received === null) return null;
  const coins = (amount: string) => `${number(amount)} ${due.asset.symbol}`;
  const label = fillMessage(mergeMessages(en, checkout.messages).say.received, {
    received: coins(received),
    due: coins(due.amount),
  });
  return { fraction: fractionOf(received, due.amount), label };
}

/** How much of `whole` a part is, 0 to 1, for the length of a bar only: never for money. */
function fractionOf(part: string, whole: string): number {
  const fraction = Number(part) / Number(whole);
  return Number.isFinite(fraction) ? Math.min(Math.max(fraction, 0), 1) : 0;
}
