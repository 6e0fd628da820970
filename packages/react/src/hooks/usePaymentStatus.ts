'use client';
import type { Payment } from '@coinslot/core';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import type { SessionStage } from '../session/Session.ts';
import { serverClockOf } from '../session/serverClockOf.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { paymentGetters } from './paymentGetters.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { usePaymentStage } from './usePaymentStage.ts';

export interface UsePaymentStatusOptions extends PaymentOptions {
  id: string;
  /** From the merchant's server. Never put it into a URL. */
  clientSecret: string;
  /** What the server rendered the page with: shown at once, and the clock to count down by. */
  initial?: { payment: Payment; serverTime: string } | undefined;
}

/**
 * Follows a payment that exists: an order page, a server-rendered page, a link in an e-mail. The
 * first answer is no transition: callbacks tell what changes after it.
 *
 * @example
 * const payment = usePaymentStatus({ id, clientSecret, initial: { payment, serverTime } });
 * return <Checkout payment={payment} />;
 */
export function usePaymentStatus({
  id,
  clientSecret,
  initial,
  ...callbacks
}: UsePaymentStatusOptions): UsePaymentResult {
  const { session } = useCheckoutContext('usePaymentStatus');
  // In render, for the first countdown; taking the same time twice changes nothing.
  if (initial) serverClockOf(session).seed(initial.serverTime);

  // Once a new payment is started from here, the session's is the one to show.
  const [startedFrom, setStartedFrom] = useState<string | null>(null);
  const own = startedFrom === id;

  const payment = initial?.payment;
  const given = useMemo(
    (): SessionStage => ({
      status: 'open',
      params: null,
      followed: { id, clientSecret, payment, readAt: 0 },
    }),
    [id, clientSecret, payment],
  );
  const current = useCallback(() => {
    const { stage } = session.getState();
    return own && stage.status !== 'idle' ? stage : given;
  }, [session, own, given]);
  const onStart = useCallback(() => setStartedFrom(id), [id]);

  const stage = useSyncExternalStore(session.subscribe, current, current);
  return usePaymentStage({ session, stage, current, onStart, callbacks, getters: paymentGetters });
}
