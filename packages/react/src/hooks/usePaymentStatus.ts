'use client';
import type { Payment } from '@coinslot/core';
import { useMemo } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import type { SessionStage } from '../session/Session.ts';
import { serverClockOf } from '../session/serverClockOf.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { useGivenStage } from './useGivenStage.ts';

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
 * // `payment` and `serverTime` as the server has them: checkout.payments.view(id)
 * const initial = { payment, serverTime };
 * return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret, initial })} />;
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

  const payment = initial?.payment;
  const given = useMemo(
    (): SessionStage => ({
      status: 'open',
      params: null,
      followed: { id, clientSecret, payment, readAt: 0 },
    }),
    [id, clientSecret, payment],
  );
  return useGivenStage({ session, id, given, callbacks });
}
