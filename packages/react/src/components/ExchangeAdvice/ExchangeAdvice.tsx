'use client';
import { useContext, useEffect } from 'react';
import { fillNodes } from '../../formatting/fillNodes.tsx';
import { networkName } from '../../formatting/networkName.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';

/**
 * What to tell an exchange, which takes its fee out of what it sends. While it is open the card's
 * code is the address alone: exchanges read no payment links.
 */
export function ExchangeAdvice() {
  const { payment, root, css, checkout } = usePart<HTMLDetailsElement>('ExchangeAdvice');
  const setPlain = useContext(CardContext)?.setPlain;
  useEffect(() => () => setPlain?.(false), [setPlain]);
  const action = transferOf(payment.data);
  if (action === null) return null;

  const { exchange } = mergeMessages(en, checkout.messages);
  const { amount, asset } = action;
  // As it has to be typed, whatever the language.
  const sum = (
    <bdi key="sum" className={css('checkout__strong')} translate="no">
      {amount} {asset.symbol}
    </bdi>
  );
  const network = (
    <b key="network" className={css('checkout__strong')}>
      {networkName(asset.network ?? '')}
    </b>
  );
  return (
    <details {...root} onToggle={({ currentTarget }) => setPlain?.(currentTarget.open)}>
      <summary className={css('__summary')}>{exchange.title}</summary>
      <ul className={css('__steps')}>
        <li className={css('__step')}>{fillNodes(exchange.network, { network })}</li>
        <li className={css('__step')}>
          {fillNodes(exchange.amount, { amount: sum })} {exchange.fees}
        </li>
        <li className={css('__step')}>{exchange.slow}</li>
      </ul>
    </details>
  );
}
