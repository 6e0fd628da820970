'use client';
import { useContext } from 'react';
import { fillNodes } from '../../formatting/fillNodes.tsx';
import { networkName } from '../../formatting/networkName.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import { CopyAmount } from '../CopyAmount/CopyAmount.tsx';
import { PaymentAddress } from '../PaymentAddress/PaymentAddress.tsx';
import { PaymentAmount } from '../PaymentAmount/PaymentAmount.tsx';
import { PaymentCountdown } from '../PaymentCountdown/PaymentCountdown.tsx';
import { PaymentNetwork } from '../PaymentNetwork/PaymentNetwork.tsx';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentQRCode } from '../PaymentQRCode/PaymentQRCode.tsx';
import { usePart } from '../part/usePart.ts';
import { CardContext } from './CardContext.ts';

/** What the shopper's wallet has to be told: amount, network, code, address, and until when. */
export function TransferView() {
  const { payment, css, words, money } = usePart('Checkout');
  const card = useContext(CardContext);
  const { data } = payment;
  const action = transferOf(data);
  if (data === null || action === null) return null;

  const { asset } = action;
  const { price } = data;
  const strong = (text: string) => <b className={css('__strong')}>{text}</b>;
  // With a part paid, the status above says what is missing and is the heading.
  const whole = data.status === 'awaiting_payment';
  const Amount = whole ? 'h2' : 'div';
  const heading = whole ? { ref: card?.heading, id: card?.headingId, tabIndex: -1 } : {};
  return (
    <div className={css('__view')}>
      <PaymentProgress />
      <div className={css('__amount')}>
        <Amount {...heading} className={css('__heading')}>
          <PaymentAmount />
        </Amount>
        <div className={css('__asset')}>
          {whole && <span className={css('payment-amount__price')}>{money(price)}</span>}{' '}
          <PaymentNetwork />
        </div>
      </div>
      <PaymentQRCode>{words.qr.hint}</PaymentQRCode>
      <div className={css('__rows')}>
        <CopyAmount />
        <PaymentAddress />
        {asset.network !== null && (
          <p className={css('__note')}>
            {fillNodes(words.address.only, {
              symbol: strong(asset.symbol),
              network: strong(networkName(asset.network)),
            })}
          </p>
        )}
      </div>
      <PaymentCountdown />
    </div>
  );
}
