'use client';
import { transferOf } from '../../hooks/transferOf.ts';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { type PaymentProp, usePart } from '../part/usePart.ts';

/** The memo or tag that some networks need beside the address. Nothing where there is none. */
export function CopyMemo(props: PaymentProp) {
  const part = usePart<HTMLDivElement>('CopyMemo', props);
  const memo = transferOf(part.payment.data)?.memo;
  if (memo === undefined) return null;
  const { css, words } = part;
  return (
    <>
      <CopyRow part={part} what="memo" value={memo} words={words.memo}>
        {(text) => (
          <span ref={text} className={css('copy-row__value')} translate="no">
            {memo}
          </span>
        )}
      </CopyRow>
      <p className={css('checkout__note')}>{words.memo.needed}</p>
    </>
  );
}
