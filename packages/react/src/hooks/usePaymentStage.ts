'use client';
import { useMemo } from 'react';
import type { Session, SessionStage } from '../session/Session.ts';
import type { AskedParams } from './AskedParams.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { paymentGetters } from './paymentGetters.ts';
import { paymentResult } from './paymentResult.ts';
import { paymentView } from './paymentView.ts';
import type { PaymentActions, UsePaymentResult } from './UsePaymentResult.ts';
import { usePaymentQuery } from './usePaymentQuery.ts';
import { useSessionNotices } from './useSessionNotices.ts';

export interface PaymentStageOptions {
  session: Session;
  /** What to show. */
  stage: SessionStage;
  /** The same at any later moment; null where nothing concerns this hook. Keep its identity. */
  current: () => SessionStage | null;
  /**
   * Called before a payment is started or adopted through this hook; what it gives is asked for
   * with it. Keep its identity.
   */
  onStart?: () => AskedParams | undefined;
  provider?: string | undefined;
  callbacks: PaymentOptions;
  /** Where a payment may be rendered before the engine is loaded: on a server. */
  getters?: typeof paymentGetters;
}

/** The one base under every payment hook: follows the payment of a stage and acts on the session. */
export function usePaymentStage<Params extends object>({
  session,
  stage,
  current,
  onStart,
  provider,
  callbacks,
  getters = session.engine()?.getters,
}: PaymentStageOptions): UsePaymentResult<Params> {
  const query = usePaymentQuery(session, stage.status === 'open' ? stage.followed : null);

  useSessionNotices(session, callbacks, ({ id }) => {
    const now = current();
    if (id === undefined) return now === session.getState().stage;
    return now?.status === 'open' && now.followed.id === id;
  });

  const actions = useMemo((): PaymentActions<Params> => {
    const start = (params: Params) =>
      // A bound hook's own provider wins over what untyped code passes.
      session.start({
        ...onStart?.(),
        ...params,
        ...(provider && { provider }),
      } as AskedParams);
    const check = async (options?: { paid: true }) => {
      const now = current();
      if (now?.status === 'open') await session.check(now.followed.id, options);
    };
    return {
      start,
      async openPaymentModal(params) {
        const started = start(params);
        session.setModalOpen(true, 'trigger');
        // The modal shows the error; onError tells it.
        await started.catch(() => {});
      },
      closePaymentModal: () => session.setModalOpen(false, 'programmatic'),
      refresh: () => check(),
      confirmPaid: () => check({ paid: true }),
      reset: session.reset,
      setPaymentIntent(intent) {
        onStart?.();
        session.adopt(intent);
      },
    };
  }, [session, provider, current, onStart]);

  return paymentResult(paymentView(stage, query), query, actions, session, getters);
}
