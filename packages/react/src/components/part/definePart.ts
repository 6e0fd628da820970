'use client';
import {
  type ForwardRefExoticComponent,
  forwardRef,
  type PropsWithoutRef,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { type Part, type PaymentProp, usePart } from './usePart.ts';

interface CommonProps extends PaymentProp {
  className?: string | undefined;
}

/**
 * Makes a component that shows a payment: takes `payment`, `className` and a `ref`, and hands the
 * other props to `render` together with what {@link usePart} gives.
 */
export function definePart<E extends HTMLElement, P extends CommonProps>(
  name: string,
  render: (props: Omit<P, keyof CommonProps>, part: Part<E>) => ReactNode,
): ForwardRefExoticComponent<PropsWithoutRef<P> & RefAttributes<E>> {
  const Component = forwardRef<E, P>(({ payment, className, ...rest }, ref) =>
    // The compiler can not take keys out of a type that it does not know yet.
    render(
      rest as unknown as Omit<P, keyof CommonProps>,
      usePart(name, { payment, className }, ref),
    ),
  );
  Component.displayName = name;
  return Component;
}
