'use client';
import { type ComponentPropsWithoutRef, Fragment, useMemo } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { splitAddress } from '../../formatting/splitAddress.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import { CopyMemo } from '../CopyMemo/CopyMemo.tsx';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentAddressProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * The whole address, in groups of four for the eye, with a button that copies it unbroken. The
 * first and last six characters, which people compare, stand out. Where the network needs a memo
 * beside it, the memo follows. Nothing while there is no address to send to.
 *
 * @example
 * <PaymentAddress payment={payment} />
 */
export const PaymentAddress = definePart<HTMLDivElement, PaymentAddressProps>(
  'PaymentAddress',
  function PaymentAddress(props, part) {
    const action = transferOf(part.payment.data);
    const address = action?.address ?? '';
    const chunks = useMemo(() => splitAddress(address), [address]);
    if (action === null) return null;

    const { css, words } = part;
    const network = networkName(action.asset.network ?? '');
    return (
      <>
        <CopyRow
          part={part}
          props={props}
          what="address"
          value={address}
          words={{ ...words.address, copied: fillMessage(words.address.copied, { network }) }}
        >
          {(text) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, not letters.
            <span
              ref={text}
              className={css('__value')}
              role="group"
              aria-label={address}
              translate="no"
              dir="ltr"
            >
              {chunks.map((parts, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place.
                <Fragment key={index}>
                  {/* A place to break, and none to copy: the selection is the address, unbroken. */}
                  {index > 0 && <wbr />}
                  <span className={css('__chunk')} aria-hidden="true">
                    {parts.map(({ text, strong }) =>
                      strong ? (
                        <b key={text} className={css('__strong')}>
                          {text}
                        </b>
                      ) : (
                        text
                      ),
                    )}
                  </span>
                </Fragment>
              ))}
            </span>
          )}
        </CopyRow>
        {/* Here, so that no card of a shop's own can forget it: without it the money is lost. */}
        <CopyMemo payment={part.payment} />
      </>
    );
  },
);
