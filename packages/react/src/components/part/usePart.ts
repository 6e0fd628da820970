'use client';
import { type ForwardedRef, useContext } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import type { PartRender, RenderProp } from './renderAs.ts';
import { useLocalSlot } from './useLocalSlot.ts';
import type { Slot } from './useSlot.ts';
import { type Text, useText } from './useText.ts';

/** What every component that shows a payment takes. */
export interface PaymentProp extends RenderProp {
  /** Default: the payment of the nearest `Checkout`. */
  payment?: UsePaymentResult | undefined;
}

/** What a component that shows a payment needs. */
export interface Part<E> extends Slot<E>, Text {
  payment: UsePaymentResult;
  /** Who draws the outermost element, where it is not the part. */
  render: PartRender | undefined;
}

/**
 * The base of every component that shows a payment: its payment, its words, its outermost element.
 *
 * @throws {Error} Without a payment, by prop or from a `Checkout` above.
 */
export function usePart<E extends HTMLElement>(
  name: string,
  { payment: own, className, render }: PaymentProp & { className?: string | undefined } = {},
  ref: ForwardedRef<E> = null,
): Part<E> {
  const nearest = useContext(PaymentContext);
  const payment = own ?? nearest;
  const slot = useLocalSlot(name, className, payment, ref);
  const text = useText(slot.checkout);
  if (payment === null) {
    throw new Error(`<${name}> found no payment. Put it inside <Checkout payment={…}>.`);
  }
  return { ...slot, ...text, payment, render };
}
