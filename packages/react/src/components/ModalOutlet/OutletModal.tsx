'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { ModalDialog } from '../CheckoutModal/ModalDialog.tsx';
import { isHosted, subscribeToHosts } from '../CheckoutModal/modalHosts.ts';
import { useModalState } from '../CheckoutModal/useModalState.ts';

// The modal never comes without the session's engine. Said here, a bundler keeps what both need with
// the engine, and not in a third chunk that has to be fetched first.
export { createEngine } from '../../session/createEngine.ts';

/** The provider's own modal, unless the page has a `CheckoutModal`. */
export function OutletModal() {
  const { session } = useCheckoutContext('CheckoutProvider');
  const hosted = useSyncExternalStore(
    useCallback((changed) => subscribeToHosts(session, changed), [session]),
    () => isHosted(session),
    () => false,
  );
  return hosted ? null : <OwnModal />;
}

function OwnModal() {
  const payment = usePayment();
  return <ModalDialog payment={payment} state={useModalState(payment)} />;
}
