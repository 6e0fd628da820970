'use client';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  useId,
  useRef,
} from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { DialogHeading } from '../card/DialogHeading.ts';
import { ResumePayment } from '../ResumePayment/ResumePayment.tsx';
import { useMergedRef } from '../slot/useMergedRef.ts';
import type { PaymentProp } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';
import { useDialog } from './useDialog.ts';
import { type ModalState, type ModalStateOptions, useModalState } from './useModalState.ts';

export interface ModalDialogProps
  extends Omit<ComponentPropsWithoutRef<'dialog'>, 'open'>,
    PaymentProp,
    Pick<ModalStateOptions, 'open' | 'onOpenChange'> {
  /** Replaces the card's ready layout. */
  children?: ReactNode;
}

/** The modal, while it is open; while the shopper has put it aside, the way back to it. */
export const ModalDialog = forwardRef<HTMLDialogElement, ModalDialogProps>(function ModalDialog(
  { payment: prop, open, onOpenChange, ...rest },
  ref,
) {
  const opened = usePayment();
  const payment = prop ?? opened;
  const state = useModalState({ payment, open, onOpenChange });
  if (state.open) return <OpenDialog {...rest} forwarded={ref} payment={payment} state={state} />;
  if (!state.minimised) return null;
  return <ResumePayment payment={payment} onClick={() => state.change(true, 'trigger')} />;
});

interface OpenDialogProps extends ComponentPropsWithoutRef<'dialog'> {
  forwarded: ForwardedRef<HTMLDialogElement>;
  payment: UsePaymentResult;
  state: ModalState;
}

function OpenDialog({ forwarded, payment, state, children, className, ...rest }: OpenDialogProps) {
  const { words } = useText('CheckoutModal');
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const dialog = useRef<HTMLDialogElement | null>(null);
  const { root } = useSlot<HTMLDialogElement>(
    'checkout-modal',
    { useCase: 'CheckoutModal', className, payment },
    useMergedRef(dialog, forwarded),
  );
  const events = useDialog({
    dialog,
    heading,
    onClose: (reason) => state.change(false, reason),
  });
  const aside = () => state.change(false, state.live ? 'minimise' : 'close');
  const done = () => state.change(false, 'success');
  const name =
    children === undefined ? { 'aria-labelledby': headingId } : { 'aria-label': words.modal };
  return (
    <dialog {...name} {...rest} {...root} {...events}>
      <DialogHeading.Provider value={{ headingId, heading }}>
        <Checkout payment={payment} onClose={payment.status === 'paid' ? done : aside}>
          {children}
        </Checkout>
      </DialogHeading.Provider>
    </dialog>
  );
}
