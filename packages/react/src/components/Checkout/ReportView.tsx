'use client';
import { useRef } from 'react';
import { useKeepFocus } from '../card/useKeepFocus.ts';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentReceipt } from '../PaymentReceipt/PaymentReceipt.tsx';
import { useCss } from '../slot/useCss.ts';
import { usePaymentOf } from '../slot/usePaymentOf.ts';

interface ReportViewProps {
  onContinue?: (() => void) | undefined;
}

/** What became of the payment: how far it is, the facts of it, and what can be done. */
export function ReportView({ onContinue }: ReportViewProps) {
  const { data } = usePaymentOf(undefined, 'Checkout');
  const css = useCss('checkout', 'Checkout');
  const body = useRef<HTMLDivElement>(null);
  useKeepFocus(body);
  if (data === null) return null;
  const moved = data.amountStatus !== 'none' || data.transactions.length > 0;
  return (
    <div ref={body} className={css('__view')}>
      <PaymentProgress />
      {(moved || data.status === 'paid') && <PaymentReceipt />}
      <PaymentActions onContinue={onContinue} />
    </div>
  );
}
