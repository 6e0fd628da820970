'use client';
import { useEffect, useInsertionEffect, useRef } from 'react';
import type { Session, SessionNotice } from '../session/Session.ts';
import type { PaymentOptions } from './PaymentOptions.ts';

/**
 * Calls the options' functions: once per notice, while mounted, always the latest ones.
 * `concerns` tells which notices are about the payment that the hook shows.
 */
export function useSessionNotices(
  session: Session,
  options: PaymentOptions,
  concerns: (notice: SessionNotice) => boolean,
): void {
  const latest = useRef({ options, concerns });
  useInsertionEffect(() => {
    latest.current = { options, concerns };
  });

  useEffect(
    () =>
      session.listen((notice) => {
        const { options, concerns } = latest.current;
        if (concerns(notice)) tellNotice(notice, options);
      }),
    [session],
  );
}

/** Calls the functions that a notice concerns. */
export function tellNotice(
  { event, payment, previous = null, error }: SessionNotice,
  options: PaymentOptions,
): void {
  options.onEvent?.(event);
  if (payment) {
    options.onStatusChange?.(payment, previous);
    if (payment.status === 'paid') options.onSuccess?.(payment);
    if (payment.status === 'expired') options.onExpire?.(payment);
  }
  if (error) options.onError?.(error);
  if (event.type === 'open_change') {
    options.onOpenChange?.(event.open, { reason: event.reason });
  }
}
