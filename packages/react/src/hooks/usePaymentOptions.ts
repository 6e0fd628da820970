'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { readOptions } from '../client/readOptions.ts';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import type { AskedParams } from './AskedParams.ts';

/** What is asked for; the merchant's `resolveOrder` gets it, and decides where it names no order. */
export type UsePaymentOptionsInput = Pick<AskedParams, 'orderId' | 'params'>;

export interface UsePaymentOptionsResult {
  /**
   * Every way to pay, in the server's order, those included that can not be chosen (`unavailable`).
   * Amounts are plain decimals; `approximate` is for orientation: the exact amount comes with the
   * payment. Null until the first answer.
   */
  data: PaymentOption[] | null;
  isLoading: boolean;
  isError: boolean;
  error: CheckoutError | null;
  /** Asks the server again. Resolves when it has answered; never rejects. */
  refetch(): Promise<void>;
}

/** Ms for which rates are good enough to choose by. */
const FRESH = 30_000;
const FORGOTTEN = 5 * 60_000;

/**
 * What an order can be paid with: which coins at which providers, about how much of each, from how
 * much on, and why something is not available. Asks the server once it is mounted; components that
 * ask for the same order share the answer. A way to pay that this bundle can not read is left out.
 *
 * @example
 * const { data, isLoading, refetch } = usePaymentOptions({ orderId: '1042' });
 * data?.map(({ asset, approximate }) => `${approximate} ${asset?.symbol}`); // ['12.5 USDT']
 */
export function usePaymentOptions(input: UsePaymentOptionsInput): UsePaymentOptionsResult {
  const { session } = useCheckoutContext('usePaymentOptions');
  const query = useQuery<PaymentOption[], CheckoutError>(
    {
      // Not below the key of payments, which are read again by signals of the page.
      queryKey: ['coinslot-options', session.endpoint, input],
      // Whoever mounts next, be it in StrictMode, gets the answer: it is not given up on unmount.
      queryFn: async () => readOptions(await (await session.load()).quotes(input)),
      // Every option is said, because a shared client may have the page's own defaults.
      enabled: true,
      staleTime: FRESH,
      gcTime: FORGOTTEN,
      retry: false,
      retryOnMount: true,
      refetchOnMount: true,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      refetchInterval: false,
      networkMode: 'always',
      structuralSharing: true,
      throwOnError: false,
    },
    session.queryClient,
  );
  const { data = null, error, isPending, isError, refetch } = query;
  return {
    data,
    isLoading: isPending,
    isError,
    error,
    refetch: useCallback(async () => {
      await refetch();
    }, [refetch]),
  };
}
