'use client';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentReceipt } from '../PaymentReceipt/PaymentReceipt.tsx';
import { usePart } from '../part/usePart.ts';

interface ReportViewProps {
  onContinue?: (() => void) | undefined;
}

/** What became of the payment: how far it is, the facts of it, and what can be done. */
export function ReportView({ onContinue }: ReportViewProps) {
  const { payment, css } = usePart('Checkout');
  const { data } = payment;
  if (data === null) return null;
  const moved =
    data.status === 'paid' || data.amountStatus !== 'none' || data.transactions.length > 0;
  return (
    <div className={css('__view')}>
      <PaymentProgress />
      {moved && <PaymentReceipt />}
      <PaymentActions onContinue={onContinue} />
    </div>
  );
}
