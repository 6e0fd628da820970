'use client';
import { useRef } from 'react';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { usePart } from '../part/usePart.ts';

/** The memo or tag that some networks need beside the address. Nothing where there is none. */
export function CopyMemo() {
  const part = usePart<HTMLDivElement>('CopyMemo');
  const text = useRef<HTMLSpanElement>(null);
  const action = part.payment.data?.action;
  if (action?.type !== 'transfer' || action.memo === undefined) return null;
  const { css, words } = part;
  return (
    <>
      <CopyRow part={part} what="memo" value={action.memo} words={words.memo} target={text}>
        <span ref={text} className={css('copy-row__value')} translate="no">
          {action.memo}
        </span>
      </CopyRow>
      <p className={css('checkout__note')}>{words.memo.needed}</p>
    </>
  );
}
