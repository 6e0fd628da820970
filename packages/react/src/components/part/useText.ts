'use client';
import { formatDecimal } from '@coinslot/core';
import { useMemo, useSyncExternalStore } from 'react';
import type { CheckoutContextValue } from '../../context/CheckoutContext.ts';
import en, { type Messages } from '../../messages/en.ts';
import { mergeMessages } from './mergeMessages.ts';

export interface Text {
  /** The words, in the shopper's language. */
  words: Messages;
  /** A BCP-47 tag, never `auto`. */
  locale: string;
  /** An amount for reading: every digit, the language's separators. */
  number(amount: string): string;
}

const never = () => () => {};
const browserLanguage = () => navigator.language;
const serverLanguage = () => 'en';

/** What a component says, and how it writes numbers. */
export function useText({ locale: wanted, messages }: CheckoutContextValue): Text {
  // The server can not know the browser's language: both render English first.
  const browser = useSyncExternalStore(never, browserLanguage, serverLanguage);
  const locale = wanted === 'auto' ? browser : wanted;
  return useMemo(
    () => ({
      words: mergeMessages(en, messages),
      locale,
      number: (amount) =>
        formatDecimal(amount, { locale, minimumFractionDigits: amount.split('.')[1]?.length }),
    }),
    [locale, messages],
  );
}
