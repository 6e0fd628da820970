'use client';
import type { Payment } from '@coinslot/core';
import { useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';

/**
 * When the payment was last read, as Unix time in ms by this device, or null. Re-renders only the
 * component that calls it; `lastCheckedAt` of a hook's result re-renders the hook's component.
 *
 * @example
 * const at = useLastChecked(payment.data);
 * return at && <p>Last checked at {new Date(at).toLocaleTimeString()}</p>;
 */
export function useLastChecked(payment: Payment | null): number | null {
  const { session } = useCheckoutContext('useLastChecked');
  const cache = session.queryClient.getQueryCache();
  const snapshot = () => {
    const queries = cache.findAll({ queryKey: session.queryKey() });
    const times = queries
      .filter(({ state }) => (state.data as Payment | undefined)?.id === payment?.id)
      .map(({ state }) => state.dataUpdatedAt);
    return Math.max(0, ...times) || null;
  };
  return useSyncExternalStore(
    // Not of queries that come, which they do while another component renders.
    (onChange) => cache.subscribe(({ type }) => type === 'updated' && onChange()),
    snapshot,
    snapshot,
  );
}
