'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { PaymentContext } from '../../context/PaymentContext.ts';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { CardContext } from '../card/CardContext.ts';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice.tsx';
import { LastChecked } from '../LastChecked/LastChecked.tsx';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';
import { CreatingView } from './CreatingView.tsx';
import { RedirectView } from './RedirectView.tsx';
import { ReportView } from './ReportView.tsx';
import { TransferView } from './TransferView.tsx';
import { useCard } from './useCard.ts';
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
 * const payment = useCryptofusePayment();
 * <button onClick={() => payment.start({ orderId: '1042' })}>Pay</button>
 * <Checkout payment={payment} />
 */
export const Checkout = forwardRef<HTMLElement, CheckoutProps>(function Checkout(
  { payment: prop, onClose, children, className, ...rest },
  ref,
) {
  const payment = usePaymentOf(prop, 'Checkout');
  const { environment } = useCheckoutContext('Checkout');
  const { words } = useText('Checkout');
  const view = viewOf(payment);
  const { card, element } = useCard(view, payment.status, ref);
  const { root, css } = useSlot('checkout', { useCase: 'Checkout', className, payment }, element);
  if (view === 'none') return null;

  const sandbox = (environment ?? payment.data?.environment) === 'sandbox';
  const over = payment.status === 'paid' || payment.status === 'refunded';
  return (
    <PaymentContext.Provider value={payment}>
      <section
        aria-labelledby={children === undefined ? card.headingId : undefined}
        {...rest}
        {...root}
        data-view={view}
      >
        <CardContext.Provider value={card}>
          {children ?? (
            <>
              <CheckoutHeader onClose={onClose} />
              {sandbox && <p className={css('__ribbon')}>{words.testMode}</p>}
              <PaymentStatus />
              <ErrorNotice />
              {view === 'creating' && <CreatingView />}
              {view === 'transfer' && <TransferView />}
              {view === 'redirect' && <RedirectView />}
              {view === 'report' && <ReportView onContinue={onClose} />}
              <ConnectionNotice />
              {!over && <LastChecked />}
            </>
          )}
        </CardContext.Provider>
      </section>
    </PaymentContext.Provider>
  );
});
