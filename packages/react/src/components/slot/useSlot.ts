'use client';
import { type ForwardedRef, type RefCallback, useContext, useRef } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { CardContext } from '../card/CardContext.ts';
import { useBrowserLayoutEffect } from '../card/useBrowserLayoutEffect.ts';
import { joinClasses } from './joinClasses.ts';
import { propertyName } from './propertyName.ts';
import { useCss } from './useCss.ts';
import { useMergedRef } from './useMergedRef.ts';

export interface SlotOptions {
  /** Who asks, for the message of a missing provider. */
  useCase: string;
  className?: string | undefined;
  payment?: UsePaymentResult | undefined;
}

/** What the outermost element of every component carries; selectors in merchants' sheets use it. */
export interface SlotProps<E> {
  ref: RefCallback<E>;
  className: string | undefined;
  'data-coinslot': string;
  'data-status': string | undefined;
  'data-provider': string | undefined;
  'data-theme': 'light' | 'dark' | undefined;
  'data-density': 'compact' | undefined;
  'data-motion': 'off' | undefined;
}

export interface Slot<E> {
  root: SlotProps<E>;
  /** The class of an inner element: `__value` is a part of this component, `button` is shared. */
  css(name: string): string | undefined;
}

/**
 * Names, classes and theme of a component's outermost element. With the theme `none` no class of
 * ours is set, so that nothing of our sheets applies.
 */
export function useSlot<E extends HTMLElement>(
  name: string,
  { useCase, className, payment }: SlotOptions,
  forwarded: ForwardedRef<E>,
): Slot<E> {
  const { appearance } = useCheckoutContext(useCase);
  const { theme = 'auto', variables, classNames, density, disableAnimations } = appearance;
  const outermost = useContext(CardContext) === null;
  const element = useRef<E | null>(null);

  // Through the CSSOM: a strict content security policy blocks `style` attributes in server HTML.
  useBrowserLayoutEffect(() => {
    const style = element.current?.style;
    if (!outermost || style === undefined || variables === undefined) return;
    const entries = Object.entries(variables).map(
      ([key, value]) => [propertyName(key), String(value)] as const,
    );
    for (const [property, value] of entries) style.setProperty(property, value);
    return () => {
      for (const [property] of entries) style.removeProperty(property);
    };
  }, [variables, outermost]);

  const ref = useMergedRef(element, forwarded);
  const css = useCss(name, useCase);
  const root: SlotProps<E> = {
    ref,
    className: joinClasses(css(name), classNames?.[name], className),
    'data-coinslot': name,
    'data-status': payment?.status,
    'data-provider': payment?.data?.provider,
    'data-theme': theme === 'light' || theme === 'dark' ? theme : undefined,
    'data-density': density === 'compact' ? density : undefined,
    'data-motion': disableAnimations === true ? 'off' : undefined,
  };
  return { root, css };
}
