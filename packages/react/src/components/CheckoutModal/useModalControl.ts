'use client';
import { useEffect, useRef } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import type { OpenChangeReason } from '../../session/CheckoutEvent.ts';
import { type ModalState, useModalState } from './useModalState.ts';

export interface ModalControl {
  /** Given: the caller's own state decides, and is the way back to a payment that is put aside. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean, details: { reason: OpenChangeReason }) => void) | undefined;
}

/** Whether the modal is open: by the caller's state, else by the session's, which the caller hears. */
export function useModalControl(
  payment: UsePaymentResult,
  { open, onOpenChange }: ModalControl,
): ModalState {
  const { session } = useCheckoutContext('CheckoutModal');
  const state = useModalState(payment);
  const controlled = open !== undefined;
  const latest = useRef(onOpenChange);
  useEffect(() => {
    latest.current = onOpenChange;
  });
  useEffect(() => {
    if (controlled) return;
    return session.listen(({ event }) => {
      if (event.type === 'open_change') latest.current?.(event.open, { reason: event.reason });
    });
  }, [session, controlled]);
  if (!controlled) return state;
  return {
    ...state,
    open: open && state.ready,
    minimised: false,
    change: (next, reason) => onOpenChange?.(next, { reason }),
  };
}
