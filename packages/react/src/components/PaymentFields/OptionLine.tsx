'use client';
import type { PaymentOption } from '@coinslot/core/wire';
import { Fragment } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import en from '../../messages/en.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';

/** What is about to be paid, and with what. */
export function OptionLine({ option }: { option: PaymentOption }) {
  const { css, checkout } = useLocalSlot('PaymentFields');
  const { number, money } = useText(checkout);
  const { about } = mergeMessages(en, checkout.messages).picker;
  const { asset, approximate, price, name } = option;
  const coins =
    asset && approximate
      ? fillMessage(about, { amount: `${number(approximate)} ${asset.symbol}` })
      : asset?.symbol;
  const network = asset?.network && networkName(asset.network);
  const parts = [price && money(price), coins, network || name];
  return (
    <p className={css('__about')}>
      {parts.filter(Boolean).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <bdi className={css('__text')}>{part}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
