import type { Payment } from '@coinslot/core';

/** What a shopper has to know whose money goes back: how much, and how to find it. */
export function RefundNote({ payment }: { payment: Payment }) {
  const { status, providerName, refund, received, due } = payment;
  const amount = refund?.amount ?? received;
  const money = amount && due ? `${amount} ${due.asset.symbol}` : 'What arrived';
  switch (status) {
    case 'refund_pending':
      return (
        <p className="hint">
          {money} is sent back by {providerName}. Do not send more: it would be sent back as well.
        </p>
      );
    case 'refunded':
      return (
        <p className="hint">
          {money} was sent back by {providerName}
          {refund?.txHash && (
            <>
              , with the transaction <code className="hash">{refund.txHash}</code>
            </>
          )}
          . You can pay the order again.
        </p>
      );
    default:
      return null;
  }
}
