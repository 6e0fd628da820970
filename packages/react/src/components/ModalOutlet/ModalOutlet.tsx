'use client';
import { type ComponentType, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { AppearanceStyle } from './AppearanceStyle.tsx';
import { loadModal } from './loadModal.ts';
import { isHosted, subscribeToHosts } from './modalHosts.ts';

/** Until a chunk that did not load is tried again, in ms. */
const AGAIN = 2_000;

/** Where the modal appears unless the page has a `CheckoutModal` of its own. Loads it when opened. */
export function ModalOutlet() {
  const { session } = useCheckoutContext('CheckoutProvider');
  const isOpen = () => session.getState().modalOpen;
  const open = useSyncExternalStore(session.subscribe, isOpen, isOpen);
  const hosted = useSyncExternalStore(
    useCallback((changed) => subscribeToHosts(session, changed), [session]),
    () => isHosted(session),
    () => false,
  );
  const [Modal, setModal] = useState<ComponentType | null>(null);

  useEffect(() => {
    if (!open || Modal !== null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const load = (told: boolean) => {
      loadModal().then(
        (loaded) => {
          if (wanted) setModal(() => loaded);
        },
        () => {
          if (!told) {
            const ids = { orderId: null, paymentId: null };
            session.emit({ type: 'error', code: 'chunk_failed', ...ids });
          }
          if (wanted) timer = setTimeout(load, AGAIN, true);
        },
      );
    };
    load(false);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [open, Modal, session]);

  return (
    <>
      <AppearanceStyle />
      {Modal !== null && !hosted && <Modal />}
    </>
  );
}
