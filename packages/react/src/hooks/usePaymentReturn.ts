'use client';
import { isFinal } from '@coinslot/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCheckoutContext } from '../context/CheckoutContext.ts';
import type { SessionStage } from '../session/Session.ts';
import { statusChange } from '../session/statusChange.ts';
import { endReturn, findReturn, type Return } from './findReturn.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import type { UsePaymentResult } from './UsePaymentResult.ts';
import { useGivenStage } from './useGivenStage.ts';
import { tellNotice } from './useSessionNotices.ts';

export interface UsePaymentReturnOptions extends PaymentOptions {
  /** Of the payment, where the page knows it. Else what this tab was left with, or its address. */
  id?: string | undefined;
  /** For the merchant's `resolveOrder`, which decides whether this shopper sees the payment. */
  params?: Record<string, unknown> | undefined;
}

const LOOKING: SessionStage = { status: 'creating', params: {} };
const NOTHING: SessionStage = { status: 'idle' };

/**
 * The page to which a shopper comes back from a provider's page, by the browser's Back button, by a
 * link, or in another tab. Finds the payment by `id`, by what this tab was left with, or by
 * `?coinslot_payment=`, which is then taken out of the address. The server says how it stands: what
 * else the address claims (`?status=success`) is never read.
 *
 * `status` is `creating` while it looks, and `idle` where there is no payment to come back to. What
 * the first answer says is news to a page that was come back to: `onSuccess` is called once, and
 * not again when the page is loaded anew. With an `id` alone it is none, as for `usePaymentStatus`.
 *
 * @example
 * const payment = usePaymentReturn({ onSuccess: (paid) => router.replace(`/orders/${paid.orderId}`) });
 * return <PaymentReturn payment={payment} />;
 */
export function usePaymentReturn({
  id: asked,
  params,
  ...callbacks
}: UsePaymentReturnOptions = {}): UsePaymentResult {
  const { session } = useCheckoutContext('usePaymentReturn');
  const { endpoint } = session;

  // On the server nothing can be known, and the first render in the browser has to be the same.
  const [found, setFound] = useState<Return>();
  const looked = useRef<Return | null>(null);
  useEffect(() => {
    // An effect may run twice, and the address tells it once.
    if (looked.current?.asked !== asked || looked.current?.endpoint !== endpoint) {
      looked.current = findReturn(endpoint, asked);
    }
    setFound(looked.current);
  }, [asked, endpoint]);

  const id = asked ?? found?.id ?? null;
  const key = JSON.stringify(params);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the parameters.
  const given = useMemo((): SessionStage => {
    if (id === null) return found === undefined ? LOOKING : NOTHING;
    const followed = { id, clientSecret: null, readAt: 0, params: { params } };
    return { status: 'open', params: null, followed };
  }, [id, key, found === undefined]);

  const result = useGivenStage({ session, id, given, callbacks, params });

  const { data } = result;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || data === null) return;
    // While the page was away, or before another payment of the order took its place.
    if (found?.returned && found.id === id && told.current !== id) {
      told.current = id;
      const notice = statusChange(id, data, null);
      session.emit(notice.event);
      // Else there is nothing yet that the shopper missed.
      if (data.status !== 'awaiting_payment') session.emit({ ...notice.event, type: 'recover' });
      try {
        tellNotice(notice, callbacks);
      } catch (error) {
        // A callback of the page failed. The page has to know; the receipt stays.
        void Promise.reject(error);
      }
    }
    if (isFinal(data.status)) endReturn(endpoint, [id, data.id]);
  });

  return result;
}
