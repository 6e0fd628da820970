'use client';
import { type ComponentPropsWithoutRef, Fragment, forwardRef, useMemo, useRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { splitAddress } from '../../formatting/splitAddress.ts';
import { CopyRow } from '../CopyRow/CopyRow.tsx';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

export interface PaymentAddressProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * The whole address, in groups of four for the eye, with a button that copies it unbroken. The
 * first and last six characters, which people compare, stand out. Nothing while there is no
 * address to send to.
 *
 * @example
 * <PaymentAddress payment={payment} />
 */
export const PaymentAddress = forwardRef<HTMLDivElement, PaymentAddressProps>(
  function PaymentAddress({ payment: prop, className, ...rest }, ref) {
    const payment = usePaymentOf(prop, 'PaymentAddress');
    const { words } = useText('PaymentAddress');
    const slot = useSlot('payment-address', { useCase: 'PaymentAddress', className, payment }, ref);
    const text = useRef<HTMLSpanElement>(null);
    const action = payment.data?.action;
    const address = action?.type === 'transfer' ? action.address : '';
    const chunks = useMemo(() => splitAddress(address), [address]);
    if (action?.type !== 'transfer') return null;

    const { css } = slot;
    return (
      <CopyRow
        {...rest}
        slot={slot}
        name={words.address.label}
        what="address"
        value={address}
        copyLabel={words.address.copy}
        copied={fillMessage(words.address.copied, {
          network: networkName(action.asset.network ?? ''),
        })}
        target={text}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, not letters. */}
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
                {parts.map((part) =>
                  part.strong ? (
                    <b key={part.text} className={css('__strong')}>
                      {part.text}
                    </b>
                  ) : (
                    part.text
                  ),
                )}
              </span>
            </Fragment>
          ))}
        </span>
      </CopyRow>
    );
  },
);
