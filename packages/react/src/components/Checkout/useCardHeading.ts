'use client';
import { useContext, useId, useMemo, useRef } from 'react';
import { type CardHeading, DialogContext } from './CardContext.ts';

/** A card's own heading, or the one that the dialog around it asks for. */
export function useCardHeading(): { card: CardHeading; inDialog: boolean } {
  const dialog = useContext(DialogContext);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const own = useMemo(() => ({ headingId, heading }), [headingId]);
  return { card: dialog ?? own, inDialog: dialog !== null };
}
