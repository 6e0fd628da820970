'use client';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentReceipt } from '../PaymentReceipt/PaymentReceipt.tsx';
import { usePart } from '../part/usePart.ts';

/** What became of the payment: how far it is, and the facts of it. */
export function ReportView() {
  const { payment, css } = usePart('Checkout');
  const { data } = payment;
  if (data === null) return null;
  const moved =
    data.status === 'paid' || data.amountStatus !== 'none' || data.transactions.length > 0;
  return (
    <div className={css('__view')}>
      <PaymentProgress />
      {(moved || data.refund) && <PaymentReceipt />}
    </div>
  );
}
