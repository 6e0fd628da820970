'use client';
import type { ErrorCode } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import { type ComponentPropsWithoutRef, useId } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { networkName } from '../../formatting/networkName.ts';
import en from '../../messages/en.ts';
import { explainError } from '../exceptions/explainError.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';

interface PickerRowProps
  extends Pick<ComponentPropsWithoutRef<'input'>, 'name' | 'checked' | 'onChange'> {
  option: PaymentOption;
  /** Where several providers are offered. */
  showProvider: boolean;
  /** Where prices in several currencies are offered. */
  showPrice: boolean;
}

/** One way to pay: what it is, about how much it takes, and why it can not be chosen. */
export function PickerRow({ option, showProvider, showPrice, ...input }: PickerRowProps) {
  const { css, checkout } = useLocalSlot('MethodPicker');
  const { number, money } = useText(checkout);
  const words = mergeMessages(en, checkout.messages).picker;
  const id = useId();

  const { asset, providerName, price, approximate, minimum, maximum, unavailable } = option;
  const coins = (amount: string) => `${number(amount)} ${asset?.symbol}`;
  const limit = (message: string, amount: string | null) =>
    asset && amount && fillMessage(message, { amount: coins(amount) });
  const about = limit(words.about, approximate);
  const priceToo = price && !unavailable && (showPrice || !about) ? money(price) : null;
  const more = [
    showProvider && asset ? providerName : null,
    limit(words.from, minimum),
    unavailable === 'amount_too_large' ? limit(words.upTo, maximum) : null,
  ].filter(Boolean);
  const onPage = unavailable ? providerName : fillMessage(words.on, { provider: providerName });
  return (
    <label className={css('__option')}>
      <input
        {...input}
        type="radio"
        className={css('__radio')}
        disabled={unavailable !== null}
        aria-labelledby={`${id}name ${id}cost`}
        aria-describedby={`${id}more`}
      />
      <span id={`${id}name`} className={css('__name')}>
        {asset ? asset.symbol : onPage}{' '}
        {asset?.network && <span className={css('__network')}>{networkName(asset.network)}</span>}
      </span>
      <span id={`${id}cost`} className={css('__cost')}>
        {about}
        {about && priceToo && ' '}
        {priceToo && <span className={about ? css('__price') : undefined}>{priceToo}</span>}
      </span>
      <span id={`${id}more`} className={css('__more')}>
        {more.join(' · ')}
        {unavailable !== null && (
          <span className={css('__why')}>
            {explainError(unavailable as ErrorCode, checkout.messages).text}
          </span>
        )}
      </span>
    </label>
  );
}
