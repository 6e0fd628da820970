'use client';
import { formatDecimal, type Money } from '@coinslot/core';
import { useMemo } from 'react';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import { currencyDigits } from '../../formatting/currencyDigits.ts';
import { latinDigits } from '../../formatting/latinDigits.ts';
import usual, { type UsualMessages } from '../../messages/usual.ts';
import { mergeMessages } from './mergeMessages.ts';

export interface Text {
  /** The words, in the shopper's language. */
  words: UsualMessages;
  /**
   * Of words about time: a BCP-47 tag of the language that the other words are in, never `auto`, with
   * digits as wallets write them.
   */
  locale: string;
  /** An amount for reading: every digit, the language's separators. */
  number(amount: string): string;
  /** A price with its currency's usual digits, and more where it has more: `14.50 USD`. */
  money(price: Money): string;
}

/** What a component says, and how it writes numbers, by settings in the shopper's language. */
export function useText({ locale: wanted, messages }: CheckoutContextValue): Text {
  return useMemo(() => {
    const locale = latinDigits(wanted);
    // A mark after a number lets the coin stand behind it in words from right to left, too.
    const mark = /^(ar|fa|he|ur)\b/.test(locale) ? '\u200e' : '';
    const number = (amount: string, digits = 0) => {
      const given = amount.split('.')[1]?.length ?? 0;
      const minimumFractionDigits = Math.max(given, digits);
      return formatDecimal(amount, { locale, minimumFractionDigits }) + mark;
    };
    return {
      words: mergeMessages(usual, messages),
      locale: messages?.countdown || /^en/.test(locale) ? locale : 'en',
      number: (amount) => number(amount),
      money: ({ amount, currency }) => `${number(amount, currencyDigits(currency))} ${currency}`,
    };
  }, [wanted, messages]);
}
