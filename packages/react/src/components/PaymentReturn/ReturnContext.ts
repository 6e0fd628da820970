'use client';
import { createContext } from 'react';

/** The payment that the page is come back to for, on such a page. */
export const ReturnContext = createContext<string | null>(null);
