import type { Payment } from '@coinslot/core';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import type { Text } from '../part/useText.ts';

/** What the words of a status may speak of, written for the shopper. */
export function statusValues(
  payment: Payment | null,
  { checkout, words, number }: Pick<Text, 'words' | 'number'> & { checkout: CheckoutContextValue },
): Record<string, string> {
  const merchant = checkout.merchantName ?? words.merchant;
  if (payment === null) return { merchant };
  const { due, price, received, remaining, excess, refund, providerName } = payment;
  const symbol = due?.asset.symbol ?? price.currency;
  const whole = due?.amount ?? price.amount;
  const money = (amount: string | null) => `${number(amount ?? whole)} ${symbol}`;
  return {
    merchant,
    provider: providerName,
    due: money(whole),
    received: money(received),
    remaining: money(remaining),
    excess: money(excess),
    refund: money(refund?.amount ?? received),
  };
}
