'use client';
import { isFinal } from '@coinslot/core';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { usePack } from '../../locale/usePack.ts';
import type { OpenChangeReason } from '../../session/CheckoutEvent.ts';
import type { SessionStage } from '../../session/Session.ts';

/** The shopper has to say something before there is a payment. */
export type ChoosingStage = Extract<SessionStage, { status: 'choosing' }>;

export interface ModalState {
  open: boolean;
  /** There is something to show, in the shopper's language. */
  ready: boolean;
  /** Closed by the shopper while the payment goes on. */
  minimised: boolean;
  /** Nothing is over yet: closing only puts the card aside. */
  live: boolean;
  /** What the shopper is asked about, or null. */
  choosing: ChoosingStage | null;
  change(open: boolean, reason: OpenChangeReason): void;
}

/** Whether the modal is open, by the session. */
export function useModalState(payment: UsePaymentResult): ModalState {
  const { session, locale } = useCheckoutContext('CheckoutModal');
  // A dialog of the wrong language is not shown first.
  const speaks = usePack(locale) !== undefined || locale.startsWith('en');
  const isOpen = () => session.getState().modalOpen;
  const open = useSyncExternalStore(session.subscribe, isOpen, isOpen);
  const { stage } = session.getState();
  const choosing = stage.status === 'choosing' && payment.status === 'idle' ? stage : null;
  const started = payment.status !== 'idle';
  const ready = speaks && (started || choosing !== null);
  const live =
    payment.status === 'creating' || (payment.data !== null && !isFinal(payment.data.status));

  // Of the session, for the page may take the modal that was closed away, or bring another.
  const [minimised, setMinimised] = useState(session.aside);
  const latest = useRef(live);
  useEffect(() => {
    latest.current = live;
  });
  useEffect(
    () =>
      session.listen(({ event }) => {
        if (event.type !== 'open_change') return;
        // By the shopper, not by the page.
        const aside = !event.open && event.reason !== 'programmatic';
        session.aside = aside && latest.current;
        setMinimised(session.aside);
      }),
    [session],
  );
  return {
    open: open && ready,
    ready,
    minimised: !!minimised && started,
    live,
    choosing,
    change: session.setModalOpen,
  };
}
