'use client';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useContext,
  useId,
  useMemo,
  useRef,
} from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { AppearanceStyle } from './AppearanceStyle.tsx';
import { Card } from './Card.tsx';
import { DialogContext } from './CardContext.ts';
import { viewOf } from './viewOf.ts';

export interface CheckoutProps extends ComponentPropsWithoutRef<'section'>, PaymentProp {
  /** Shows a close button, for a card in a dialog of your own. */
  onClose?: (() => void) | undefined;
  /** Replaces the ready layout; every part in it shows this card's payment. */
  children?: ReactNode;
}

/**
 * The card: one payment from its creation to its receipt. Nothing while nothing was started.
 *
 * @example
 * const payment = usePayment();
 * <button onClick={() => payment.start({ orderId: '1042' })}>Pay</button>
 * <Checkout payment={payment} />
 */
export const Checkout = forwardRef<HTMLElement, CheckoutProps>(function Checkout(props, ref) {
  const dialog = useContext(DialogContext);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const own = useMemo(() => ({ headingId, heading }), [headingId]);
  const given = useContext(PaymentContext);
  const payment = props.payment ?? given;
  // In a dialog the shopper is asked how to pay.
  if (payment && viewOf(payment) === 'none' && dialog === null) return null;
  return (
    <>
      <AppearanceStyle />
      <Card
        aria-labelledby={props.children || dialog ? undefined : headingId}
        {...props}
        naming={dialog ?? own}
        forwarded={ref}
      />
    </>
  );
});
