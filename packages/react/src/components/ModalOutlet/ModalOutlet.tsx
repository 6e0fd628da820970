'use client';
import { type ComponentType, useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { loadModal } from './loadModal.ts';

/** Until a chunk that did not load is tried again, in ms. */
const AGAIN = 2_000;

/** Where the modal appears; loads it when it is first opened. */
export function ModalOutlet() {
  const { session } = useCheckoutContext('CheckoutProvider');
  const isOpen = () => session.getState().modalOpen;
  const open = useSyncExternalStore(session.subscribe, isOpen, isOpen);
  const [Modal, setModal] = useState<ComponentType>();
  const [failures, tryAgain] = useReducer((count: number) => count + 1, 0);

  // Each failure is followed by a try.
  useEffect(() => {
    session.modal = true;
    if (!open || Modal) return;
    let timer: ReturnType<typeof setTimeout>;
    loadModal().then(
      (loaded) => setModal(() => loaded),
      () => {
        // Once: it may go on until the page is left.
        if (!failures) {
          session.emit({ type: 'error', code: 'chunk_failed', orderId: null, paymentId: null });
        }
        timer = setTimeout(tryAgain, AGAIN);
      },
    );
    return () => clearTimeout(timer);
  }, [open, Modal, session, failures]);

  return Modal ? <Modal /> : null;
}
