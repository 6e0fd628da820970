'use client';
import { createContext, useContext } from 'react';
import type { UsePaymentResult } from '../hooks/UsePaymentResult.ts';

export const PaymentContext = createContext<UsePaymentResult | null>(null);

/**
 * The payment of the nearest `Checkout`.
 *
 * @param useCase Who asks, for the message.
 * @throws {Error} Without a `Checkout` above.
 */
export function usePaymentContext(useCase: string): UsePaymentResult {
  const payment = useContext(PaymentContext);
  if (payment === null) {
    throw new Error(
      `${useCase} found no payment. Put it inside <Checkout payment={…}>, ` +
        'or hand it the result of a payment hook as its payment prop.',
    );
  }
  return payment;
}
