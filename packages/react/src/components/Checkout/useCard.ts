'use client';
import { isFinal } from '@coinslot/core';
import { type ForwardedRef, type RefCallback, useContext, useId, useMemo, useRef } from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import type { Card } from '../card/CardContext.ts';
import { DialogHeading } from '../card/DialogHeading.ts';
import { useBrowserLayoutEffect } from '../card/useBrowserLayoutEffect.ts';
import { useMergedRef } from '../slot/useMergedRef.ts';
import type { View } from './viewOf.ts';

/**
 * The card's heading and its focus. Focus that left the page with a part of the card goes to the
 * heading; when the payment is over it goes there from anywhere in the card. Otherwise a change
 * of state never moves it.
 */
export function useCard(
  view: View,
  status: UsePaymentResult['status'],
  forwarded: ForwardedRef<HTMLElement>,
): { card: Card; element: RefCallback<HTMLElement> } {
  const dialog = useContext(DialogHeading);
  const ownId = useId();
  const ownHeading = useRef<HTMLHeadingElement>(null);
  const headingId = dialog?.headingId ?? ownId;
  const heading = dialog?.heading ?? ownHeading;
  const lostFocus = useRef(false);
  const element = useRef<HTMLElement | null>(null);
  const shown = useRef(status);
  const card = useMemo(() => ({ headingId, heading, lostFocus }), [headingId, heading]);
  const ref = useMergedRef(element, forwarded);

  useBrowserLayoutEffect(() => {
    const before = shown.current;
    shown.current = status;
    const ended = before !== status && isOver(status);
    const inside = element.current?.contains(element.current.ownerDocument.activeElement) === true;
    if (lostFocus.current || (ended && inside)) heading.current?.focus();
    lostFocus.current = false;
  }, [view, status]);

  return { card, element: ref };
}

function isOver(status: UsePaymentResult['status']): boolean {
  return status !== 'idle' && status !== 'creating' && status !== 'error' && isFinal(status);
}
