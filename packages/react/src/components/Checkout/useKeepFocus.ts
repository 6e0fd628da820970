'use client';
import { type RefObject, useContext } from 'react';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { CardContext } from './CardContext.ts';

/**
 * Tells the card that focus was inside `element` when it left the page. The clean-up of a layout
 * effect is the last moment at which the browser still knows.
 */
export function useKeepFocus(element: RefObject<HTMLElement | null>): void {
  const card = useContext(CardContext);
  useBrowserLayoutEffect(() => {
    const node = element.current;
    return () => {
      if (card !== null && node?.contains(node.ownerDocument.activeElement) === true) {
        card.lostFocus.current = true;
      }
    };
  }, [card, element]);
}
