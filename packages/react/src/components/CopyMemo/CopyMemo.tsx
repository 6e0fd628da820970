'use client';
import { useRef } from 'react';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

/** The memo or tag that some networks need beside the address. Nothing where there is none. */
export function CopyMemo() {
  const payment = usePaymentOf(undefined, 'CopyMemo');
  const { words } = useText('CopyMemo');
  const slot = useSlot<HTMLDivElement>('copy-memo', { useCase: 'CopyMemo', payment }, null);
  const text = useRef<HTMLSpanElement>(null);
  const action = payment.data?.action;
  if (action?.type !== 'transfer' || action.memo === undefined) return null;
  const { css } = slot;
  return (
    <>
      <CopyRow
        slot={slot}
        name={words.memo.label}
        what="memo"
        value={action.memo}
        copyLabel={words.memo.copy}
        copied={words.memo.copied}
        target={text}
      >
        <span ref={text} className={css('copy-row__value')} translate="no">
          {action.memo}
        </span>
      </CopyRow>
      <p className={css('checkout__note')}>{words.memo.needed}</p>
    </>
  );
}
