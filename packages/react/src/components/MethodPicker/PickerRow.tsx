'use client';
import type { PaymentOption } from '@coinslot/core/wire';
import { type ComponentPropsWithoutRef, Fragment, useId } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import en from '../../messages/en.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';
import { whyUnavailable } from './whyUnavailable.ts';

interface PickerRowProps
  extends Pick<ComponentPropsWithoutRef<'input'>, 'name' | 'checked' | 'onChange' | 'onKeyDown'> {
  option: PaymentOption;
  /** Where several providers are offered. */
  showProvider: boolean;
  /** Where the price is not the one above all rows. */
  showPrice: boolean;
}

/** One way to pay: what it is, about how much it takes, and why it can not be chosen. */
export function PickerRow({ option, showProvider, showPrice, ...input }: PickerRowProps) {
  const { css, checkout } = useLocalSlot('MethodPicker');
  const { number, money } = useText(checkout);
  const words = mergeMessages(en, checkout.messages);
  const { picker } = words;
  const id = useId();

  const { asset, providerName: provider, price, approximate, unavailable } = option;
  const network = asset?.network && networkName(asset.network);
  const limit = (message: string, amount: string | null) =>
    asset && amount && fillMessage(message, { amount: `${number(amount)} ${asset.symbol}` });
  const about = limit(picker.about, approximate);
  const isOffered = unavailable === null;
  // Where nobody says about how much it takes, the price stands in its place.
  const priceToo = (showPrice || !about) && price && isOffered ? money(price) : null;
  // The coin's name where symbol and network do not say it, and who takes it: in a word where that is
  // all that tells a coin without a network from its like.
  const known = [undefined, asset?.symbol, asset?.code, network].includes(option.name);
  const by = network || !known ? provider : fillMessage(words.fields.title, { provider });
  const more = [
    about && priceToo,
    isOffered && !known && option.name,
    isOffered && showProvider && asset && by,
    unavailable === 'amount_too_large'
      ? limit(picker.upTo, option.maximum)
      : limit(picker.from, option.minimum),
    unavailable && whyUnavailable(unavailable, words),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  const onPage = isOffered ? fillMessage(picker.on, { provider }) : provider;
  return (
    <label className={css('__option')}>
      <input
        {...input}
        type="radio"
        className={css('__radio')}
        disabled={!isOffered}
        aria-labelledby={`${id}name ${id}cost`}
        aria-describedby={`${id}more`}
      />
      <span className={css('__line')}>
        <span id={`${id}name`} className={css('__name')}>
          {asset ? asset.symbol : onPage}{' '}
          {network && <span className={css('__network')}>{network}</span>}
        </span>
        <span id={`${id}cost`} className={css('__cost')}>
          {about || priceToo}
        </span>
      </span>
      <span id={`${id}more`} className={css('__more')}>
        {more.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' · '}
            <bdi className={css('__text')}>{part}</bdi>
          </Fragment>
        ))}
      </span>
    </label>
  );
}
