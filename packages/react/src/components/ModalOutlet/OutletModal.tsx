'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { ModalDialog } from '../CheckoutModal/ModalDialog.tsx';
import { isHosted, subscribeToHosts } from '../CheckoutModal/modalHosts.ts';
import { useModalState } from '../CheckoutModal/useModalState.ts';

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
