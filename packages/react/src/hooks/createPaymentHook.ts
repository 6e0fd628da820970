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
 * Makes a payment hook: for one provider, or without one for whatever is open. A bound hook shows
 * only the payments of its provider.
 *
 * @example
 * export const useExamplePayment = createPaymentHook<ExampleParams>('example');
 */
export function createPaymentHook<Params extends object = PaymentParams>(
  provider?: string,
): (options?: PaymentOptions) => UsePaymentResult<Params> {
  return function usePaymentOfProvider(callbacks = {}) {
    const { session } = useCheckoutContext('A payment hook');
    const current = useCallback(() => {
      const { stage } = session.getState();
      return belongs(stage, provider) ? stage : null;
    }, [session]);
    const snapshot = () => current() ?? IDLE;
    const stage = useSyncExternalStore(session.subscribe, snapshot, snapshot);
    return usePaymentStage<Params>({ session, stage, current, provider, callbacks });
  };
}

function belongs(stage: SessionStage, provider: string | undefined): boolean {
  if (provider === undefined) return true;
  if (stage.status === 'idle') return false;
  const payment = stage.status === 'open' ? stage.followed.payment : undefined;
  return (payment?.provider ?? stage.params?.provider) === provider;
}
