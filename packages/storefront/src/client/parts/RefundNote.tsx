import type { Payment } from '@coinslot/core';
import { useWords } from '../state/useLanguage.ts';

/** What a shopper has to know whose money goes back: how much, and how to find it. */
export function RefundNote({ payment }: { payment: Payment }) {
  const words = useWords();
  const { status, amountStatus, refund, received, due } = payment;
  const amount = refund?.amount ?? received;
  const money = amount && due && `${amount} ${due.asset.symbol}`;
  switch (status) {
    case 'refund_pending':
      return <p className="hint">{words.refundComing(money || words.whatArrived)}</p>;
    case 'refunded':
      return (
        <p className="hint">
          {money && words.refundSent(money)}{' '}
          {refund?.txHash && (
            <>
              {words.transaction} <code className="hash">{refund.txHash}</code>.{' '}
            </>
          )}
          {amountStatus === 'under' && words.refundLess}
        </p>
      );
    default:
      return null;
  }
}
