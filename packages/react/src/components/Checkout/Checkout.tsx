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

/**
 * The ready layout in its pieces, top to bottom; each is empty where it has nothing to say. Keep
 * `status` and `connection` on the page, for they are read out when their words change, and `view`
 * and `actions`, without which nobody can pay.
 */
export type CheckoutParts = Record<
  'header' | 'status' | 'error' | 'view' | 'actions' | 'connection' | 'lastChecked',
  ReactNode
>;

/** A layout of your own: parts, or a function that puts some of your own between the ready ones. */
export type CheckoutLayout = ReactNode | ((parts: CheckoutParts) => ReactNode);

export interface CheckoutProps
  extends Omit<ComponentPropsWithoutRef<'section'>, 'children'>,
    PaymentProp {
  /**
   * Shows a close button, for a card in a dialog of your own. Without it there is one while the
   * payment is made, and it resets.
   */
  onClose?: (() => void) | undefined;
  /**
   * Replaces the ready layout; every part in it shows this card's payment.
   *
   * @example
   * <Checkout payment={payment}>
   *   {({ status, view, actions }) => <><Logo />{status}{view}{actions}</>}
   * </Checkout>
   */
  children?: CheckoutLayout;
}

/**
 * The card: one payment from its creation to its receipt. Nothing while nothing was started.
 *
 * @example
 * const payment = usePayment();
 * <button onClick={() => payment.start({ orderId: '1042' })}>Pay</button>;
 * <Checkout payment={payment} />;
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
        aria-labelledby={
          (props.children && typeof props.children !== 'function') || dialog ? undefined : headingId
        }
        {...props}
        naming={dialog ?? own}
        forwarded={ref}
      />
    </>
  );
});
