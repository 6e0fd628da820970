'use client';
import { isFinal, type PaymentStatus } from '@coinslot/core';
import { type RefObject, useContext, useId, useMemo, useRef } from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import type { Card } from './CardContext.ts';
import { DialogHeading } from './DialogHeading.ts';
import type { View } from './viewOf.ts';

interface UseCardResult {
  card: Card;
  element: RefObject<HTMLElement | null>;
  /** A dialog around the card has taken its name. */
  named: boolean;
}

/**
 * The card's heading and its focus. Focus that left the page with a part of the card goes to the
 * heading; when the payment is over it goes there from anywhere in the card. Otherwise a change
 * of state never moves it.
 */
export function useCard(view: View, status: UsePaymentResult['status']): UseCardResult {
  const dialog = useContext(DialogHeading);
  const ownId = useId();
  const ownHeading = useRef<HTMLHeadingElement>(null);
  const { headingId, heading } = dialog ?? { headingId: ownId, heading: ownHeading };
  const lostFocus = useRef(false);
  const element = useRef<HTMLElement>(null);
  const shown = useRef({ view, status });
  const card = useMemo(() => ({ headingId, heading, lostFocus }), [headingId, heading]);

  useBrowserLayoutEffect(() => {
    const before = shown.current;
    shown.current = { view, status };
    // The other words of a status are no PaymentStatus, and final to nobody.
    const ended = before.status !== status && isFinal(status as PaymentStatus);
    const inside = element.current?.contains(element.current.ownerDocument.activeElement);
    if (lostFocus.current || (ended && inside)) heading.current?.focus();
    lostFocus.current = false;
  }, [view, status, heading]);

  return { card, element, named: dialog !== null };
}
