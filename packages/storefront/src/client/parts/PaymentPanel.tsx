import { type Payment, usePayment } from '@coinslot/react';
import { useEffect, useRef, useState } from 'react';
import type { Order, PaymentView } from '../../api.ts';
import { isEnded } from '../state/isEnded.ts';
import { takeFocus } from '../state/takeFocus.ts';
import { useWords } from '../state/useLanguage.ts';
import { useRefreshOrder } from '../state/useOrder.ts';
import type { Words } from '../words/en.ts';
import { OtherWays } from './OtherWays.tsx';
import { PaymentStatusLine } from './PaymentStatusLine.tsx';
import { ReturnedPayment } from './ReturnedPayment.tsx';

interface PaymentPanelProps {
  order: Order;
  /** The order's latest payment, as the server gave it with the order. */
  view: PaymentView | null;
}

/**
 * Pays the order, and follows a payment that was begun before: on this page, on another day, or on
 * the page of a provider from which the shopper comes back.
 */
export function PaymentPanel({ order, view }: PaymentPanelProps) {
  const refreshOrder = useRefreshOrder(order.id);
  const words = useWords();
  const { openPaymentModal, isLoading, data } = usePayment({ onStatusChange: refreshOrder });
  // The page was opened with it: the shopper was away, or is in another tab.
  const [foundId] = useState(view?.payment.id);

  const returned = view?.payment.id === foundId && view?.payment.action.type === 'redirect';
  const wasReturned = useRef(returned);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wasReturned.current && !returned) takeFocus(heading.current);
    wasReturned.current = returned;
  }, [returned]);

  if (returned) {
    return (
      <section className="returned" aria-label={words.payment}>
        <ReturnedPayment paymentId={view.payment.id} onChange={refreshOrder} />
        {isUnpaid(view.payment) && <OtherWays orderId={order.id} />}
      </section>
    );
  }
  return (
    // Its button is the way back to a payment that was put aside: the checkout's own is for other pages.
    <section
      className="panel pay"
      aria-labelledby="payment"
      data-leads-back={data?.orderId === order.id || undefined}
    >
      <h2 id="payment" ref={heading} tabIndex={-1}>
        {words.payment}
      </h2>
      {view ? (
        <PaymentStatusLine key={view.payment.id} view={view} onChange={refreshOrder} />
      ) : (
        <p className="hint">{words.payHint}</p>
      )}
      <button
        type="button"
        className="button button-wide"
        // Not disabled: it keeps the focus, which the modal gives back to it.
        aria-disabled={isLoading}
        // How it is paid is asked there, unless the order has a payment under way: then that is shown.
        onClick={() => void openPaymentModal({ orderId: order.id })}
      >
        {wordFor(words, view)}
      </button>
      {view && isUnpaid(view.payment) && <OtherWays orderId={order.id} />}
    </section>
  );
}

/** Nothing was seen of the money, as far as anybody knows. */
function isUnpaid({ status, held }: Payment): boolean {
  return !held && (status === 'created' || status === 'awaiting_payment');
}

function wordFor(words: Words, view: PaymentView | null): string {
  if (view === null) return words.pay;
  return isEnded(view.payment) ? words.tryAgain : words.show;
}
