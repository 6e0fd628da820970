'use client';
import { createContext } from 'react';
import type { UsePaymentResult } from '../hooks/UsePaymentResult.ts';

/** The payment of the nearest `Checkout`. */
export const PaymentContext = createContext<UsePaymentResult | null>(null);
