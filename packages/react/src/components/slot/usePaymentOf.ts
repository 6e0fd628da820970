'use client';
import { useContext } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';

/** For every component that shows a payment. */
export interface PaymentProp {
  /** Default: the payment of the nearest `Checkout`. */
  payment?: UsePaymentResult | undefined;
}

/**
 * The payment that a component shows: its prop, else that of the nearest `Checkout`.
 *
 * @throws {Error} With neither.
 */
export function usePaymentOf(payment: UsePaymentResult | undefined, useCase: string) {
  const nearest = useContext(PaymentContext);
  const found = payment ?? nearest;
  if (found === null) {
    throw new Error(
      `<${useCase}> found no payment. Put it inside <Checkout payment={…}>, ` +
        'or hand it the result of a payment hook as its payment prop.',
    );
  }
  return found;
}
