'use client';
import { createContext, type RefObject } from 'react';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';

/** The heading of a card: it names the card, and takes the focus that has nowhere else to go. */
export interface CardHeading {
  headingId: string;
  heading: RefObject<HTMLHeadingElement | null>;
}

export interface Card extends CardHeading {
  /** What the card's status says instead of how the payment stands. */
  told: ToldStatus | null;
  tell(told: ToldStatus | null): void;
  /** The code is the address alone, whatever was chosen. */
  plain: boolean;
  setPlain(plain: boolean): void;
}

/** The card that a part stands in, or null for a part that stands alone. */
export const CardContext = createContext<Card | null>(null);

/** Where a dialog around a card wants the card's heading to be known. */
export const DialogContext = createContext<CardHeading | null>(null);
