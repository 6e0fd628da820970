'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import type { SessionStage } from '../session/Session.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { PaymentParams } from './PaymentParams.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { usePaymentStage } from './usePaymentStage.ts';

const IDLE: SessionStage = { status: 'idle' };

/**
 * What is open, if it is of the order or of the provider that is named; `useCase` as in
 * `useCheckoutContext`. An order is named as the page does, or as the shop.
 */
export function useSessionPayment<Params extends object = PaymentParams>(
  useCase: string,
  orderId?: string,
  provider?: string,
  callbacks: PaymentOptions = {},
): UsePaymentResult<Params> {
  const { session } = useCheckoutContext(useCase);
  const current = useCallback(() => {
    const { stage } = session.getState();
    const { params, followed } = stage as Partial<Extract<SessionStage, { status: 'open' }>>;
    const payment = followed?.payment;
    const belongs = orderId
      ? [payment?.orderId, params?.orderId].includes(orderId)
      : !provider || (payment ?? params)?.provider === provider;
    return belongs ? stage : null;
  }, [session, orderId, provider]);
  const snapshot = () => current() ?? IDLE;
  const stage = useSyncExternalStore(session.subscribe, snapshot, snapshot);
  return usePaymentStage<Params>({ session, stage, current, provider, callbacks });
}
