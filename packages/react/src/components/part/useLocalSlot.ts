'use client';
import { type ForwardedRef, useContext, useMemo } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { usePack } from '../../locale/usePack.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { mergeMessages } from './mergeMessages.ts';
import { type Slot, useSlot } from './useSlot.ts';

/**
 * As `useSlot`, for a component with words of ours: the settings are in the shopper's language.
 * `locale` is never `auto`, and `messages` are the words of the language below those of the shop.
 * Without a `payment` it tells of the nearest one.
 */
export function useLocalSlot<E extends HTMLElement>(
  name: string,
  className?: string,
  payment?: UsePaymentResult | null,
  forwarded: ForwardedRef<E> = null,
): Slot<E> {
  const nearest = useContext(PaymentContext);
  const slot = useSlot(name, className, payment ?? nearest, forwarded);
  const settings = slot.checkout;
  const pack = usePack(settings.locale);
  const checkout = useMemo(() => {
    // The server can not know the browser's language: both render English first.
    if (!pack) return settings.locale === 'auto' ? { ...settings, locale: 'en' } : settings;
    const { locale, messages } = pack;
    const words = messages ? mergeMessages(messages, settings.messages) : settings.messages;
    return { ...settings, locale, messages: words };
  }, [settings, pack]);
  const outermost = useContext(CardContext) === null;
  return { ...slot, checkout, root: { ...slot.root, ...(outermost && pack?.root) } };
}
