'use client';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { PaymentParams } from './PaymentParams.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { useSessionPayment } from './useSessionPayment.ts';

/**
 * Makes a payment hook: for one provider, or without one for whatever is open. A bound hook shows
 * only the payments of its provider.
 *
 * @example
 * export const useExamplePayment = createPaymentHook<ExampleParams>('example');
 */
export function createPaymentHook<Params extends object = PaymentParams>(
  provider?: string,
): (options?: PaymentOptions) => UsePaymentResult<Params> {
  return function usePaymentOfProvider(callbacks) {
    return useSessionPayment('A payment hook', undefined, provider, callbacks);
  };
}
