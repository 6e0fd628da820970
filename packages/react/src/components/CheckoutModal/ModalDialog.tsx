'use client';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId, useMemo, useRef } from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { Card } from '../Checkout/Card.tsx';
import { DialogContext } from '../Checkout/CardContext.ts';
import type { CheckoutLayout } from '../Checkout/Checkout.tsx';
import { CreatingView } from '../Checkout/CreatingView.tsx';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { type RenderProp, renderAs } from '../part/renderAs.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { usePart } from '../part/usePart.ts';
import type { ResumePaymentProps } from '../ResumePayment/ResumePayment.tsx';
import { useDialog } from './useDialog.ts';
import type { ModalState } from './useModalState.ts';

interface ModalDialogProps
  extends Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'onClose'>,
    RenderProp {
  children?: CheckoutLayout;
  payment: UsePaymentResult;
  state: ModalState;
  forwarded?: ForwardedRef<HTMLDialogElement>;
}

/** The modal, while it is open; while the shopper has put it aside, the way back to it. */
export function ModalDialog(props: ModalDialogProps) {
  const { payment, state } = props;
  if (state.open) return <OpenDialog {...props} />;
  return state.minimised ? (
    <WayBack payment={payment} onClick={() => state.change(true, 'trigger')} />
  ) : null;
}

function WayBack(props: ResumePaymentProps) {
  const ResumePayment = useExceptions(true)?.ResumePayment;
  return ResumePayment ? <ResumePayment {...props} /> : null;
}

function OpenDialog({
  forwarded = null,
  payment,
  state,
  children,
  className,
  render,
  ...rest
}: ModalDialogProps) {
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
    own: rest,
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
  return renderAs(
    render,
    <dialog
      {...(children && !choosing
        ? { 'aria-label': words.modal }
        : { 'aria-labelledby': headingId })}
      {...rest}
      {...root}
      {...events}
    >
      <DialogContext.Provider value={naming}>
        <Card payment={payment} naming={naming} onClose={close}>
          {content}
        </Card>
      </DialogContext.Provider>
    </dialog>,
    root.ref,
  );
}
