'use client';
import type { CheckoutError, Payment } from '@coinslot/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { newerPayment } from '../session/newerPayment.ts';
import type { FollowedPayment, Session } from '../session/Session.ts';

/** Ms in which a second component takes what the first has read. */
const FRESH = 2_000;

/**
 * Follows a payment, or nothing. Every option is said, because a shared client may have the
 * page's own defaults.
 */
export function usePaymentQuery(
  session: Session,
  followed: FollowedPayment | null,
): UseQueryResult<Payment, CheckoutError> {
  const enabled = followed !== null;

  useEffect(() => (enabled ? session.attach() : undefined), [enabled, session]);

  return useQuery<Payment, CheckoutError>(
    {
      queryKey: session.queryKey(followed?.id ?? ''),
      queryFn: ({ signal }) =>
        // Disabled without one.
        session.read(followed as FollowedPayment, signal),
      enabled,
      initialData: () => followed?.payment,
      initialDataUpdatedAt: followed?.readAt ?? 0,
      structuralSharing: (shown, answer) =>
        newerPayment(shown as Payment | undefined, answer as Payment),
      // While one is under way its end decides.
      refetchInterval: ({ state }) =>
        state.fetchStatus !== 'idle' || !followed ? false : session.nextReadIn(followed.id),
      refetchIntervalInBackground: true,
      refetchOnMount: true,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: FRESH,
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      retryOnMount: true,
      networkMode: 'always',
      throwOnError: false,
    },
    session.queryClient,
  );
}
