'use client';
import { type ComponentPropsWithoutRef, forwardRef, useEffect, useState } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import type { CheckoutLayout } from '../Checkout/Checkout.tsx';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { ModalDialog } from './ModalDialog.tsx';
import { hostModal } from './modalHosts.ts';
import { type ModalControl, useModalControl } from './useModalControl.ts';

export interface CheckoutModalProps
  extends Omit<ComponentPropsWithoutRef<'dialog'>, 'open' | 'children' | 'onClose'>,
    PaymentProp,
    ModalControl {
  /** Opens it once, when it is mounted. */
  defaultOpen?: boolean | undefined;
  /** Replaces the card's ready layout, as in `Checkout`. */
  children?: CheckoutLayout;
}

/**
 * The card in a modal dialog, in place of the one that `CheckoutProvider` mounts by itself: inside
 * another library's dialog, with a layout of your own, or opened and closed by your own state: with
 * `open` there is no "Resume payment" for a payment that is put aside, as your page brings it back.
 * What `render` draws has to be a `<dialog>`.
 *
 * @example
 * <CheckoutModal onOpenChange={(open, { reason }) => log(open, reason)} />
 */
export const CheckoutModal = forwardRef<HTMLDialogElement, CheckoutModalProps>(
  function CheckoutModal(
    { defaultOpen = false, payment: given, open, onOpenChange, ...props },
    ref,
  ) {
    const { session } = useCheckoutContext('CheckoutModal');
    const opened = usePayment();
    const payment = given ?? opened;
    const state = useModalControl(payment, { open, onOpenChange });
    const [hosts, setHosts] = useState(false);
    // It comes when the other has gone, so that the focus goes back to what had it before both.
    useBrowserLayoutEffect(() => {
      setHosts(true);
      return hostModal(session);
    }, [session]);
    // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the state begins with.
    useEffect(() => {
      if (defaultOpen) session.setModalOpen(true, 'programmatic');
    }, [session]);
    return hosts ? (
      <ModalDialog {...props} payment={payment} state={state} forwarded={ref} />
    ) : null;
  },
);
