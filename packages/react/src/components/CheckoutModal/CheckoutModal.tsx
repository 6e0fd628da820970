'use client';
import { forwardRef, useEffect } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { ModalDialog, type ModalDialogProps } from './ModalDialog.tsx';
import { hostModal } from './modalHosts.ts';

export interface CheckoutModalProps extends ModalDialogProps {
  /** Opens it once, when it is mounted. */
  defaultOpen?: boolean | undefined;
}

/**
 * The card in a modal dialog, in place of the one that `CheckoutProvider` mounts by itself: inside
 * another library's dialog, with a layout of your own, or opened and closed by your own state.
 *
 * @example
 * <CheckoutModal onOpenChange={(open, { reason }) => log(open, reason)} />
 */
export const CheckoutModal = forwardRef<HTMLDialogElement, CheckoutModalProps>(
  function CheckoutModal({ defaultOpen = false, ...props }, ref) {
    const { session } = useCheckoutContext('CheckoutModal');
    useEffect(() => hostModal(session), [session]);
    // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the state begins with.
    useEffect(() => {
      if (defaultOpen) session.setModalOpen(true, 'programmatic');
    }, [session]);
    return <ModalDialog {...props} ref={ref} />;
  },
);
