'use client';
import { formatDecimal, type Money } from '@coinslot/core';
import { useMemo, useSyncExternalStore } from 'react';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import { currencyDigits } from '../../formatting/currencyDigits.ts';
import usual, { type UsualMessages } from '../../messages/usual.ts';
import { mergeMessages } from './mergeMessages.ts';

export interface Text {
  /** The words, in the shopper's language. */
  words: UsualMessages;
  /** A BCP-47 tag, never `auto`. */
  locale: string;
  /** An amount for reading: every digit, the language's separators. */
  number(amount: string): string;
  /** A price with its currency's usual digits, and more where it has more: `14.50 USD`. */
  money(price: Money): string;
}

const never = () => () => {};
const browserLanguage = () => navigator.language;
const serverLanguage = () => 'en';

/** What a component says, and how it writes numbers. */
export function useText({ locale: wanted, messages }: CheckoutContextValue): Text {
  // The server can not know the browser's language: both render English first.
  const browser = useSyncExternalStore(never, browserLanguage, serverLanguage);
  const locale = wanted === 'auto' ? browser : wanted;
  return useMemo(() => {
    const number = (amount: string, digits = 0) => {
      const given = amount.split('.')[1]?.length ?? 0;
      return formatDecimal(amount, { locale, minimumFractionDigits: Math.max(given, digits) });
    };
    return {
      words: mergeMessages(usual, messages),
      locale,
      number: (amount) => number(amount),
      money: ({ amount, currency }) => `${number(amount, currencyDigits(currency))} ${currency}`,
    };
  }, [locale, messages]);
}
