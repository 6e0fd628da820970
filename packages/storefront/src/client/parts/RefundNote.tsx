import type { Payment } from '@coinslot/core';

/** What a shopper has to know whose money goes back: how much, and how to find it. */
export function RefundNote({ payment }: { payment: Payment }) {
  const { status, amountStatus, refund, received, due } = payment;
  const amount = refund?.amount ?? received;
  const money = amount && due ? `${amount} ${due.asset.symbol}` : 'What arrived';
  switch (status) {
    case 'refund_pending':
      return <p className="hint">{money} will be sent back. Please do not send more.</p>;
    case 'refunded':
      return (
        <p className="hint">
          {money} was sent back.{' '}
          {refund?.txHash && (
            <>
              Transaction <code className="hash">{refund.txHash}</code>.{' '}
            </>
          )}
          {amountStatus === 'under' && 'It was less than the price. You can pay the order again.'}
        </p>
      );
    default:
      return null;
  }
}
