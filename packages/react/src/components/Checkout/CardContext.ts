'use client';
import { createContext, type RefObject } from 'react';

/** What the parts of one card share. */
export interface Card {
  /** The id of the heading that names the card. */
  headingId: string;
  /** The heading: where focus goes when the card opens, and when the payment ends. */
  heading: RefObject<HTMLHeadingElement | null>;
  /** Set while parts leave the page with the focus inside them. */
  lostFocus: RefObject<boolean>;
}

/** The card that a part stands in, or null for a part that stands alone. */
export const CardContext = createContext<Card | null>(null);
