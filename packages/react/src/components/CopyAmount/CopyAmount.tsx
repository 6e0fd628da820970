'use client';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { usePart } from '../part/usePart.ts';

/** The amount to send as a row; copied as a plain decimal with a dot, whatever the language. */
export function CopyAmount() {
  const part = usePart<HTMLDivElement>('CopyAmount');
  const action = transferOf(part.payment.data);
  if (action === null) return null;
  const { amount, asset } = action;
  const { css, words } = part;
  const names = { symbol: asset.symbol, network: networkName(asset.network ?? '') };
  return (
    <CopyRow
      part={part}
      what="amount"
      value={amount}
      words={{ ...words.amount, copied: fillMessage(words.amount.copied, names) }}
    >
      {(text) => (
        <bdi className={css('copy-row__value')}>
          {/* As it is copied, so that a selection by hand is as good as the button. */}
          <span ref={text} translate="no">
            {amount}
          </span>{' '}
          <span className={css('copy-row__unit')}>{asset.symbol}</span>
        </bdi>
      )}
    </CopyRow>
  );
}
