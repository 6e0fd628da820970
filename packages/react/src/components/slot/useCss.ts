'use client';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';

/**
 * Class names: `__value` is a part of the component `name`, `button` is shared. With the theme
 * `none` there are none, so that nothing of our sheets applies.
 */
export function useCss(name: string, useCase: string): (part: string) => string | undefined {
  const { appearance } = useCheckoutContext(useCase);
  return (part) =>
    appearance.theme === 'none'
      ? undefined
      : `coinslot-${part.startsWith('__') ? name : ''}${part}`;
}
