'use client';
import { useCallback, useInsertionEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Session, SessionStage } from '../session/Session.ts';
import type { AskedParams } from './AskedParams.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { paymentGetters } from './paymentGetters.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { usePaymentStage } from './usePaymentStage.ts';

interface GivenStageOptions {
  session: Session;
  /** Tells one payment that is given from the next. */
  id: string | null;
  /** What to show. Keep its identity. */
  given: SessionStage;
  callbacks: PaymentOptions;
  /** What a new payment of the order is asked for with. */
  params?: AskedParams['params'];
}

/**
 * Shows a payment that the page names, beside the session's; once a new payment is started from
 * here, the session's is the one to show.
 */
export function useGivenStage({
  session,
  id,
  given,
  callbacks,
  params,
}: GivenStageOptions): UsePaymentResult {
  const [startedFrom, setStartedFrom] = useState<string | null>();
  const own = startedFrom === id;
  const current = useCallback(() => {
    const { stage } = session.getState();
    return own && !/^(idle|choosing)$/.test(stage.status) ? stage : given;
  }, [session, own, given]);

  const asked = useRef(params);
  useInsertionEffect(() => {
    asked.current = params;
  });
  const onStart = useCallback(() => {
    setStartedFrom(id);
    return asked.current && { params: asked.current };
  }, [id]);

  const stage = useSyncExternalStore(session.subscribe, current, current);
  return usePaymentStage({ session, stage, current, onStart, callbacks, getters: paymentGetters });
}
