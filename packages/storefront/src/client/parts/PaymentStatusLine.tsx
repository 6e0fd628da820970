import { type Payment, type PaymentStatusCode, usePaymentStatus } from '@coinslot/react';
import { useEffect } from 'react';
import type { PaymentView } from '../../api.ts';
import { RefundNote } from './RefundNote.tsx';

interface PaymentStatusLineProps {
  view: PaymentView;
  onChange(): void;
}

const WORDS: Record<PaymentStatusCode, string> = {
  created: 'Your payment is being prepared.',
  awaiting_payment: 'Waiting for your payment.',
  confirming: 'Your payment was seen. The network is confirming it.',
  partially_paid: 'A part of the amount has arrived.',
  settling: 'Your payment is being completed.',
  paid: 'Paid. Your parcel is being packed.',
  cancelled: 'The payment was cancelled.',
  failed: 'The payment failed. You can try again.',
  expired: 'The price has expired. You can get a new one.',
  refund_pending: 'Your money is on its way back.',
  refunded: 'Your money was sent back.',
};

/** Follows one payment from what the server said with the page. */
export function PaymentStatusLine({ view, onChange }: PaymentStatusLineProps) {
  const { payment, clientSecret, serverTime } = view;
  const { data } = usePaymentStatus({
    id: payment.id,
    clientSecret,
    initial: { payment, serverTime },
  });
  const current = data ?? payment;
  const { version } = current;
  // Not only its status: while the shop has to look at it, nothing else is to be paid.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version is news to the order.
  useEffect(() => {
    if (version > payment.version) onChange();
  }, [version]);
  return (
    <>
      <p className="payment-status" data-status={current.status} role="status">
        {wordsFor(current)} <span className="payment-provider">Through {current.providerName}</span>
      </p>
      <RefundNote payment={current} />
    </>
  );
}

function wordsFor({ status, held, action, providerName }: Payment): string {
  if (held) return 'We are checking your payment and will be in touch.';
  const isWaiting = status === 'created' || status === 'awaiting_payment';
  return isWaiting && action.type === 'redirect'
    ? `Waiting for your payment on ${providerName}.`
    : WORDS[status];
}
