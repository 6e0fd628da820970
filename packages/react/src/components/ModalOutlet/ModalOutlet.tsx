'use client';
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { joinClasses } from '../part/joinClasses.ts';
import { useSlot } from '../part/useSlot.ts';
import { loadModal } from './loadModal.ts';

/** Until a chunk that did not load is tried again, in ms. */
const AGAIN = 2_000;

/** Where the modal appears; loads it when it is first opened, and says so where that fails. */
export function ModalOutlet() {
  const { root, css, checkout } = useSlot('ResumePayment');
  const { session, messages } = checkout;
  const isOpen = () => session.getState().modalOpen;
  const open = useSyncExternalStore(session.subscribe, isOpen, isOpen);
  const [Modal, setModal] = useState<ComponentType>();
  const [failures, setFailures] = useState(0);

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
        timer = setTimeout(setFailures, AGAIN, failures + 1);
      },
    );
    return () => clearTimeout(timer);
  }, [open, Modal, session, failures]);

  if (Modal) return <Modal />;
  return open && failures ? (
    // In English, or in the words that the page gave: those of a language are loaded with the modal.
    <p {...root} role="alert" className={joinClasses(css('connection-notice'), root.className)}>
      {messages?.error?.outdated ?? 'Please reload this page.'}
    </p>
  ) : null;
}
