'use client';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { usePayment } from '../../hooks/usePayment.ts';
import { DialogContext } from '../Checkout/CardContext.ts';
import { Checkout } from '../Checkout/Checkout.tsx';
import { CreatingView } from '../Checkout/CreatingView.tsx';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { type PaymentProp, usePart } from '../part/usePart.ts';
import type { ResumePaymentProps } from '../ResumePayment/ResumePayment.tsx';
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
  return state.minimised ? (
    <WayBack payment={payment} onClick={() => state.change(true, 'trigger')} />
  ) : null;
});

function WayBack(props: ResumePaymentProps) {
  const ResumePayment = useExceptions(true)?.ResumePayment;
  return ResumePayment ? <ResumePayment {...props} /> : null;
}

interface OpenDialogProps extends ComponentPropsWithoutRef<'dialog'> {
  forwarded: ForwardedRef<HTMLDialogElement>;
  payment: UsePaymentResult;
  state: ModalState;
}

function OpenDialog({ forwarded, payment, state, children, className, ...rest }: OpenDialogProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const ref = useMergedRef(dialog, forwarded);
  const { root, words } = usePart('CheckoutModal', { payment, className }, ref);
  const { choosing } = state;
  const Chooser = useExceptions(choosing !== null)?.Chooser;
  const naming = useMemo(() => ({ headingId, heading }), [headingId]);
  const events = useDialog({
    dialog,
    heading,
    onClose: (reason) => state.change(false, reason),
  });
  const close = () => {
    const aside = state.live ? 'minimise' : 'close';
    state.change(false, payment.status === 'paid' ? 'success' : aside);
  };
  const content = choosing ? (
    <>
      <CheckoutHeader onClose={close} />
      {Chooser ? <Chooser stage={choosing} /> : <CreatingView />}
    </>
  ) : (
    children
  );
  return (
    <dialog
      {...(children && !choosing
        ? { 'aria-label': words.modal }
        : { 'aria-labelledby': headingId })}
      {...rest}
      {...root}
      {...events}
    >
      <DialogContext.Provider value={naming}>
        <Checkout payment={payment} onClose={close}>
          {content}
        </Checkout>
      </DialogContext.Provider>
    </dialog>
  );
}
