'use client';
import { useContext, useRef } from 'react';
import { fillNodes } from '../../formatting/fillNodes.tsx';
import { networkName } from '../../formatting/networkName.ts';
import { CopyAmount } from '../CopyAmount/CopyAmount.tsx';
import { CopyMemo } from '../CopyMemo/CopyMemo.tsx';
import { CardContext } from '../card/CardContext.ts';
import { useKeepFocus } from '../card/useKeepFocus.ts';
import { PaymentAddress } from '../PaymentAddress/PaymentAddress.tsx';
import { PaymentAmount } from '../PaymentAmount/PaymentAmount.tsx';
import { PaymentCountdown } from '../PaymentCountdown/PaymentCountdown.tsx';
import { PaymentNetwork } from '../PaymentNetwork/PaymentNetwork.tsx';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentQRCode } from '../PaymentQRCode/PaymentQRCode.tsx';
import { useCss } from '../slot/useCss.ts';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useText } from '../text/useText.ts';

/** What the shopper's wallet has to be told: amount, network, code, address, and until when. */
export function TransferView() {
  const { data } = usePaymentOf(undefined, 'Checkout');
  const card = useContext(CardContext);
  const { words, number } = useText('Checkout');
  const css = useCss('checkout', 'Checkout');
  const body = useRef<HTMLDivElement>(null);
  useKeepFocus(body);
  if (data?.action.type !== 'transfer') return null;

  const { asset } = data.action;
  const { price } = data;
  const strong = (text: string) => <b className={css('__strong')}>{text}</b>;
  // With a part paid, the status above says what is missing and is the heading.
  const Amount = data.status === 'awaiting_payment' ? 'h2' : 'div';
  const heading = Amount === 'h2' ? { ref: card?.heading, id: card?.headingId, tabIndex: -1 } : {};
  return (
    <div ref={body} className={css('__view')}>
      <PaymentProgress />
      <div className={css('__amount')}>
        <Amount {...heading} className={css('__heading')}>
          <PaymentAmount />
        </Amount>
        <div className={css('__asset')}>
          {data.status === 'awaiting_payment' && (
            <span className={css('payment-amount__price')}>
              {number(price.amount)} {price.currency}
            </span>
          )}
          <PaymentNetwork />
        </div>
      </div>
      <PaymentQRCode />
      <p className={css('__hint')}>{words.qr.hint}</p>
      <div className={css('__rows')}>
        <CopyAmount />
        <PaymentAddress />
        <CopyMemo />
        <p className={css('__note')}>
          {fillNodes(words.address.only, {
            symbol: strong(asset.symbol),
            network: strong(networkName(asset.network ?? '')),
          })}
        </p>
      </div>
      <PaymentCountdown />
    </div>
  );
}
