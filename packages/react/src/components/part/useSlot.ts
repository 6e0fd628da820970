'use client';
import { type ForwardedRef, type RefCallback, useCallback, useContext, useRef } from 'react';
import { type CheckoutContextValue, useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { joinClasses } from './joinClasses.ts';
import { kebabCase } from './kebabCase.ts';
import { propertyName } from './propertyName.ts';
import { useMergedRef } from './useMergedRef.ts';

/** What the outermost element of every component carries; selectors in merchants' sheets use it. */
interface RootProps<E> {
  ref: RefCallback<E>;
  className: string | undefined;
  'data-coinslot': string;
  'data-status': string | undefined;
  'data-provider': string | undefined;
  'data-theme': 'light' | 'dark' | 'none' | undefined;
  'data-density': 'compact' | undefined;
  'data-motion': 'off' | undefined;
}

export interface Slot<E> {
  root: RootProps<E>;
  /** The class of an inner element: `__value` is a part of this component, `button` is shared. */
  css(name: string): string | undefined;
  /** The settings of the provider. */
  checkout: CheckoutContextValue;
}

/**
 * Names, classes and theme of a component's outermost element. With the theme `none` no class of
 * ours is set, so that nothing of our sheets applies; the page's own classes are.
 *
 * @throws {Error} Without a `CheckoutProvider` above.
 */
export function useSlot<E extends HTMLElement>(
  name: string,
  className?: string,
  payment?: UsePaymentResult | null,
  forwarded: ForwardedRef<E> = null,
): Slot<E> {
  const checkout = useCheckoutContext(`<${name}>`);
  const { theme, variables, classNames, density, disableAnimations } = checkout.appearance;
  const themed = useContext(CardContext) === null ? variables : undefined;
  const painted = useRef<E | null>(null);

  // With the element, which may come later than the component. Through the CSSOM: a strict content security policy blocks `style` attributes in server HTML.
  const paint = useCallback(
    (element: E | null) => {
      const style = (element ?? painted.current)?.style;
      painted.current = element;
      for (const [key, value] of Object.entries(themed ?? {})) {
        style?.setProperty(propertyName(key), element && (value ?? null));
      }
    },
    [themed],
  );

  const slot = kebabCase(name);
  const css = (part: string) => {
    const own = part[0] === '_' ? slot + part : part;
    return joinClasses(theme === 'none' ? '' : `coinslot-${own}`, classNames?.[own]);
  };
  const root: RootProps<E> = {
    ref: useMergedRef(paint, forwarded),
    className: joinClasses(css(slot), className),
    'data-coinslot': slot,
    'data-status': payment?.status,
    'data-provider': payment?.data?.provider,
    'data-theme': theme === 'auto' ? undefined : theme,
    'data-density': density === 'compact' ? density : undefined,
    'data-motion': disableAnimations ? 'off' : undefined,
  };
  return { root, css, checkout };
}
