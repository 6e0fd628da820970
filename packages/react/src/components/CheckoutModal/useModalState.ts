'use client';
import { isFinal } from '@coinslot/core';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { usePack } from '../../locale/usePack.ts';
import type { OpenChangeReason } from '../../session/CheckoutEvent.ts';
import type { SessionStage } from '../../session/Session.ts';

export interface ModalStateOptions {
  payment: UsePaymentResult;
  /** Given: the caller's own state decides. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean, details: { reason: OpenChangeReason }) => void) | undefined;
}

/** The shopper has to say something before there is a payment. */
export type ChoosingStage = Extract<SessionStage, { status: 'choosing' }>;

export interface ModalState {
  open: boolean;
  /** Closed by the shopper while the payment goes on. */
  minimised: boolean;
  /** Nothing is over yet: closing only puts the card aside. */
  live: boolean;
  /** What the shopper is asked about, or null. */
  choosing: ChoosingStage | null;
  change(open: boolean, reason: OpenChangeReason): void;
}

/** The ways in which a shopper, and not the page, puts the card aside. */
const ASIDE: readonly OpenChangeReason[] = ['escape', 'backdrop', 'close', 'minimise'];

/** Whether the modal is open: by the caller's state, else by the session's. */
export function useModalState({ payment, open, onOpenChange }: ModalStateOptions): ModalState {
  const { session, locale } = useCheckoutContext('CheckoutModal');
  // A dialog of the wrong language is not shown first.
  const speaks = usePack(locale) !== undefined || locale.startsWith('en');
  const isOpen = () => session.getState().modalOpen;
  const sessionOpen = useSyncExternalStore(session.subscribe, isOpen, isOpen);
  const { stage } = session.getState();
  const choosing = stage.status === 'choosing' && payment.status === 'idle' ? stage : null;
  const controlled = open !== undefined;
  const live =
    payment.status === 'creating' || (payment.data !== null && !isFinal(payment.data.status));

  const [minimised, setMinimised] = useState(false);
  const latest = useRef({ live, onOpenChange });
  useEffect(() => {
    latest.current = { live, onOpenChange };
  });
  useEffect(() => {
    if (controlled) return;
    return session.listen(({ event }) => {
      if (event.type !== 'open_change') return;
      setMinimised(!event.open && latest.current.live && ASIDE.includes(event.reason));
      latest.current.onOpenChange?.(event.open, { reason: event.reason });
    });
  }, [session, controlled]);

  return {
    open: speaks && (open ?? sessionOpen) && (payment.status !== 'idle' || choosing !== null),
    minimised: minimised && !controlled && payment.status !== 'idle',
    live,
    choosing,
    change: (next, reason) =>
      controlled ? onOpenChange?.(next, { reason }) : session.setModalOpen(next, reason),
  };
}
