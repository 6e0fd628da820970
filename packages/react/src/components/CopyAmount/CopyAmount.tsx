'use client';
import { useRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

/** The amount to send as a row; copied as a plain decimal with a dot, whatever the language. */
export function CopyAmount() {
  const payment = usePaymentOf(undefined, 'CopyAmount');
  const { words } = useText('CopyAmount');
  const slot = useSlot<HTMLDivElement>('copy-amount', { useCase: 'CopyAmount', payment }, null);
  const text = useRef<HTMLSpanElement>(null);
  const action = payment.data?.action;
  if (action?.type !== 'transfer') return null;
  const { amount, asset } = action;
  const { css } = slot;
  return (
    <CopyRow
      slot={slot}
      name={words.amount.label}
      what="amount"
      value={amount}
      copyLabel={words.amount.copy}
      copied={fillMessage(words.amount.copied, {
        symbol: asset.symbol,
        network: networkName(asset.network ?? ''),
      })}
      target={text}
    >
      <span className={css('copy-row__value')}>
        {/* As it is copied, so that a selection by hand is as good as the button. */}
        <span ref={text} translate="no">
          {amount}
        </span>{' '}
        <span className={css('copy-row__unit')}>{asset.symbol}</span>
      </span>
    </CopyRow>
  );
}
