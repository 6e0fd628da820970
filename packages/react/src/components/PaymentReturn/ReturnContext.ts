'use client';
import { createContext } from 'react';

/** Whether the page is one that the shopper comes back to. */
export const ReturnContext = createContext(false);
