import type { Payment } from '@coinslot/core';
import type { Text } from '../text/useText.ts';

/** What the words of a status may speak of, written for the shopper. */
export function statusValues(
  payment: Payment | null,
  { words, number }: Text,
  merchantName: string | undefined,
): Record<string, string> {
  const merchant = merchantName ?? words.merchant;
  if (payment === null) return { merchant };
  const symbol = payment.due?.asset.symbol ?? payment.price.currency;
  const money = (amount: string | null) =>
    amount === null ? words.yourMoney : `${number(amount)} ${symbol}`;
  return {
    merchant,
    provider: payment.providerName,
    due: money(payment.due?.amount ?? payment.price.amount),
    received: money(payment.received),
    remaining: money(payment.remaining),
    excess: money(payment.excess),
    refund: money(payment.refund?.amount ?? payment.received),
  };
}
