import type { Payment } from '@coinslot/core';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import en, { type Messages } from '../../messages/en.ts';
import type { Surprise, ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import type { Part } from '../part/usePart.ts';
import { describeException, isHosted } from './describeException.ts';

/** How a payment that left its usual course stands, in whole sentences. */
export function tellException(
  payment: Payment,
  { checkout, number }: Pick<Part<HTMLElement>, 'checkout' | 'number'>,
  surprise: Surprise,
): ToldStatus {
  const { title, say, ...look } = describeException(payment, surprise);
  const words = mergeMessages(en, checkout.messages);
  const values = valuesOf(payment, words, number, checkout.merchantName);
  const old = typeof surprise === 'object' && surprise !== null ? surprise : payment;
  // A sentence is not said where what it speaks of is not known, or was not there.
  const sentences = say
    .filter((key) => key !== 'oldAddress' || !isHosted(old))
    .map((key) => fillMessage(words.say[key], values))
    .filter((text) => !text.includes(UNKNOWN));
  return { ...look, title: fillMessage(words.title[title], values), text: sentences.join(' ') };
}

const UNKNOWN = '\0';

/** What the words may speak of, written for the shopper. */
function valuesOf(
  payment: Payment,
  words: Messages,
  number: (amount: string) => string,
  merchant: string = words.merchant,
): Record<string, string> {
  const { id, due, received, remaining, excess, refund, amountStatus, providerName } = payment;
  const coins = (amount: string | null | undefined) =>
    amount && due ? `${number(amount)} ${due.asset.symbol}` : UNKNOWN;
  const back = coins(refund?.amount);
  return {
    merchant,
    provider: providerName,
    reference: id,
    network: networkName(due?.asset.network ?? ''),
    due: coins(due?.amount),
    received: coins(amountStatus === 'none' ? null : received),
    remaining: coins(remaining),
    excess: coins(excess),
    refund: back === UNKNOWN ? words.say.money : back,
  };
}
