'use client';
import {
  type ForwardRefExoticComponent,
  forwardRef,
  type PropsWithoutRef,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { renderAs } from './renderAs.ts';
import { type Part, type PaymentProp, usePart } from './usePart.ts';

interface CommonProps extends PaymentProp {
  className?: string | undefined;
}

/**
 * Makes a component that shows a payment: takes `payment`, `className`, `render` and a `ref`, and
 * hands the other props to `view` together with what {@link usePart} gives. An outermost element
 * that `view` does not make itself has to mind `part.render`.
 */
export function definePart<E extends HTMLElement, P extends CommonProps>(
  name: string,
  view: (props: Omit<P, keyof CommonProps>, part: Part<E>) => ReactNode,
): ForwardRefExoticComponent<PropsWithoutRef<P> & RefAttributes<E>> {
  const Component = forwardRef<E, P>(({ payment, className, render, ...rest }, ref) => {
    const part = usePart(name, { payment, className, render }, ref);
    // The compiler can not take keys out of a type that it does not know yet.
    const shown = view(rest as unknown as Omit<P, keyof CommonProps>, part);
    const outermost = shown as ReactElement<Partial<Part<E>['root']>> | null;
    // A component of the part minds it itself.
    return outermost?.props?.['data-coinslot'] ? renderAs(render, outermost, part.root.ref) : shown;
  });
  Component.displayName = name;
  return Component;
}
