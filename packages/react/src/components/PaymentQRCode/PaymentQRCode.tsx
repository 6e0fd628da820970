'use client';
import { qrPayloads } from '@coinslot/core';
import { QRCodeSVG } from 'qrcode.react';
import {
  type ComponentPropsWithoutRef,
  memo,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import { selectContents } from '../../hooks/copyText.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import type { QrWish } from '../../session/Session.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { CopyButton, NO_FEEDBACK } from '../CopyButton/CopyButton.tsx';
import { Icon } from '../Icon/Icon.tsx';
import { definePart } from '../part/definePart.ts';
import { joinClasses } from '../part/joinClasses.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentQRCodeProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {
  /** A sentence below the code. It makes room for what is said when the code is copied. */
  children?: string | undefined;
}

/** Encoding is the dearest thing on the card: once per payload, whatever else is rendered. */
const Code = memo(QRCodeSVG);

/**
 * What a wallet scans: the address, or, where the network has a standard for it and the shopper
 * chooses it, a payment link with the amount. Black on white in every theme; pressed, it copies
 * what it holds. On phones, where the link opens a wallet, the code is shown on demand. Nothing
 * while there is nothing to send, so that nobody scans a dead address.
 *
 * @example
 * <PaymentQRCode payment={payment}>Scan, or copy amount and address.</PaymentQRCode>
 */
export const PaymentQRCode = definePart<HTMLDivElement, PaymentQRCodeProps>(
  'PaymentQRCode',
  function PaymentQRCode({ children, ...props }, { payment, root, css, words, checkout }) {
    const group = useId();
    const plain = useContext(CardContext)?.plain;
    const { session, appearance } = checkout;
    const [wish, setWish] = useState(session.qr ?? {});
    const [{ state, said }, setFeedback] = useState(NO_FEEDBACK);
    const text = useRef<HTMLElement>(null);
    // It comes when the browser has refused; pressed again, the button selects it.
    useEffect(() => {
      if (state === 'denied' && text.current) selectContents(text.current);
    }, [state]);
    const action = transferOf(payment.data);
    if (action === null) return null;

    const { link, preferred } = qrPayloads(action);
    const network = action.asset.network ?? '';
    const holds = plain ? 'address' : (wish.holds?.[network] ?? preferred);
    const value = (holds === 'link' && link) || action.address;
    const names = { network: networkName(network), address: action.address };
    const copied = value === link ? words.receipt.copied : fillMessage(words.address.copied, names);
    const hint = said || children;
    const want = (more: QrWish) => {
      session.qr = { ...wish, ...more };
      setWish(session.qr);
    };
    const option = (which: 'address' | 'link', label: string) => (
      <label className={css('__option')}>
        <input
          type="radio"
          className={css('hidden')}
          name={group}
          checked={holds === which}
          disabled={plain}
          onChange={() => {
            want({ holds: { ...wish.holds, [network]: which } });
            session.emit({ type: 'qr_change', variant: which });
          }}
        />
        {label}
      </label>
    );
    return (
      <div {...props} {...root}>
        {link && (
          <a
            href={link}
            className={joinClasses(css('button'), css('__wallet'))}
            onClick={() => session.emit({ type: 'wallet_open' })}
          >
            {words.action.wallet}
          </a>
        )}
        {/* It is the sheet that knows phones, and hides the code: without it there is no switch. */}
        {link && appearance.theme !== 'none' && (
          <button
            type="button"
            className={joinClasses(css('button-2'), css('__toggle'))}
            aria-expanded={!!wish.shown}
            onClick={() => want({ shown: !wish.shown })}
          >
            {words.qr.choice}
            <Icon name="more" />
          </button>
        )}
        <div className={css('__code')} data-copy={state}>
          <div className={css('__tile')}>
            <Code
              className={css('__image')}
              value={value}
              level="M"
              marginSize={4}
              size={208}
              role="img"
              aria-label={fillMessage(words.qr.name, names)}
            />
            <CopyButton
              className={css('__copy')}
              value={value}
              what="qr"
              label={words.qr.copy}
              copied={copied}
              target={text}
              onFeedback={setFeedback}
            />
          </div>
          {state === 'denied' && (
            <span ref={text} className={css('copy-row__value')} translate="no" dir="ltr">
              {value}
            </span>
          )}
          {link && (
            <div className={css('__choice')} role="radiogroup" aria-label={words.qr.choice}>
              {option('address', words.qr.addressOnly)} {option('link', words.qr.withAmount)}
            </div>
          )}
          {hint && (
            <p className={css('checkout__hint')} aria-hidden={!!said || undefined}>
              {hint}
            </p>
          )}
        </div>
      </div>
    );
  },
);
