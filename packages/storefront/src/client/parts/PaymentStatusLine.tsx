import { type Payment, usePaymentStatus } from '@coinslot/react';
import { useEffect } from 'react';
import type { PaymentView } from '../../api.ts';
import { useWords } from '../state/useLanguage.ts';
import type { Words } from '../words/en.ts';
import { RefundNote } from './RefundNote.tsx';

interface PaymentStatusLineProps {
  view: PaymentView;
  onChange(): void;
}

/** Follows one payment from what the server said with the page. */
export function PaymentStatusLine({ view, onChange }: PaymentStatusLineProps) {
  const words = useWords();
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
        {wordsFor(words, current)}{' '}
        <span className="payment-provider">{words.through(current.providerName)}</span>
      </p>
      <RefundNote payment={current} />
    </>
  );
}

function wordsFor(words: Words, { status, held, action, providerName }: Payment): string {
  if (held) return words.held;
  const isWaiting = status === 'created' || status === 'awaiting_payment';
  return isWaiting && action.type === 'redirect'
    ? words.waitingOn(providerName)
    : words.status[status];
}
