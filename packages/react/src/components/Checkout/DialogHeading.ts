'use client';
import { createContext, type RefObject } from 'react';

/** A dialog around a card takes its name and its first focus from the card's heading. */
export const DialogHeading = createContext<{
  headingId: string;
  heading: RefObject<HTMLHeadingElement | null>;
} | null>(null);
