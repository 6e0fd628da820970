'use client';
import { qrPayloads } from '@coinslot/core';
import { QRCodeSVG } from 'qrcode.react';
import { type ComponentPropsWithoutRef, memo, useContext, useId, useState } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { definePart } from '../part/definePart.ts';
import { joinClasses } from '../part/joinClasses.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentQRCodeProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

type Choice = 'address' | 'link';

/** Encoding is the dearest thing on the card: once per payload, whatever else is rendered. */
const Code = memo(QRCodeSVG);

/**
 * What a wallet scans: the address, or, where the network has a standard for it and the shopper
 * chooses it, a payment link with the amount. Black on white in every theme. Nothing while there
 * is nothing to send, so that nobody scans a dead address.
 *
 * @example
 * <PaymentQRCode payment={payment} />
 */
export const PaymentQRCode = definePart<HTMLDivElement, PaymentQRCodeProps>(
  'PaymentQRCode',
  function PaymentQRCode(props, { payment, root, css, words, checkout }) {
    const group = useId();
    const plain = useContext(CardContext)?.plain;
    const { emit } = checkout.session;
    const [chosen, setChosen] = useState<Choice | null>(null);
    const action = transferOf(payment.data);
    if (action === null) return null;

    const { link, preferred } = qrPayloads(action);
    const choice = link === null || plain ? 'address' : (chosen ?? preferred);
    const name = fillMessage(words.qr.name, {
      network: networkName(action.asset.network ?? ''),
      address: action.address,
    });
    const option = (which: Choice, label: string) => (
      <label className={css('__option')}>
        <input
          type="radio"
          className="coinslot-hidden"
          name={group}
          checked={choice === which}
          disabled={plain}
          onChange={() => {
            setChosen(which);
            emit({ type: 'qr_change', variant: which });
          }}
        />
        {label}
      </label>
    );
    return (
      <div {...props} {...root}>
        {link !== null && (
          <a
            href={link}
            className={joinClasses(css('button-2'), css('__wallet'))}
            onClick={() => emit({ type: 'wallet_open' })}
          >
            {words.action.wallet}
          </a>
        )}
        <div className={css('__tile')}>
          <Code
            className={css('__image')}
            value={(choice === 'link' && link) || action.address}
            level="M"
            marginSize={4}
            size={208}
            bgColor="#ffffff"
            fgColor="#000000"
            role="img"
            aria-label={name}
          />
        </div>
        {link !== null && (
          <div className={css('__choice')} role="radiogroup" aria-label={words.qr.choice}>
            {option('address', words.qr.addressOnly)}
            {option('link', words.qr.withAmount)}
          </div>
        )}
      </div>
    );
  },
);
