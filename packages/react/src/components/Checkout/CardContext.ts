'use client';
import { createContext, type RefObject } from 'react';

/** The heading of a card: it names the card, and takes the focus that has nowhere else to go. */
export interface CardHeading {
  headingId: string;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** The card that a part stands in, or null for a part that stands alone. */
export const CardContext = createContext<CardHeading | null>(null);

/** Where a dialog around a card wants the card's heading to be known. */
export const DialogContext = createContext<CardHeading | null>(null);
