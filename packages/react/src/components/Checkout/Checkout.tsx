'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useRef, useState } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice.tsx';
import { LastChecked } from '../LastChecked/LastChecked.tsx';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { type PaymentProp, usePart } from '../part/usePart.ts';
import { AppearanceStyle } from './AppearanceStyle.tsx';
import { CardContext } from './CardContext.ts';
import { CreatingView } from './CreatingView.tsx';
import { FocusKeeper } from './FocusKeeper.tsx';
import { ReportView } from './ReportView.tsx';
import { TransferView } from './TransferView.tsx';
import { useCardHeading } from './useCardHeading.ts';
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
export const Checkout = forwardRef<HTMLElement, CheckoutProps>(function Checkout(
  { payment: prop, onClose, children, className, ...rest },
  ref,
) {
  const element = useRef<HTMLElement>(null);
  const { payment, root, css, words, checkout } = usePart(
    'Checkout',
    { payment: prop, className },
    useMergedRef(element, ref),
  );
  const { card, inDialog } = useCardHeading();
  const [told, tell] = useState<ToldStatus | null>(null);
  const view = viewOf(payment);
  // In a dialog the shopper is asked how to pay.
  if (view === 'none' && !inDialog) return null;

  const sandbox = (checkout.environment ?? payment.data?.environment) === 'sandbox';
  const over = payment.status === 'paid' || payment.status === 'refunded';
  const ready = (
    <>
      <CheckoutHeader onClose={onClose} />
      {sandbox && <p className={css('__ribbon')}>{words.testMode}</p>}
      <PaymentStatus />
      <ErrorNotice />
      {view === 'creating' && <CreatingView />}
      {view === 'transfer' && <TransferView />}
      {view === 'report' && <ReportView />}
      <PaymentActions onContinue={onClose} />
      <ConnectionNotice />
      {!over && <LastChecked />}
    </>
  );
  return (
    <PaymentContext.Provider value={payment}>
      <AppearanceStyle />
      <section
        aria-labelledby={children || inDialog ? undefined : card.headingId}
        {...rest}
        {...root}
        data-view={view}
      >
        <CardContext.Provider value={{ ...card, told, tell }}>
          {children ?? ready}
        </CardContext.Provider>
        <FocusKeeper status={payment.status} card={element} heading={card.heading} />
      </section>
    </PaymentContext.Provider>
  );
});
