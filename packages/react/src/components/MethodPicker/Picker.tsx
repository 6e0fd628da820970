'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import {
  type ComponentPropsWithoutRef,
  type FormEvent,
  forwardRef,
  useContext,
  useId,
  useRef,
  useState,
} from 'react';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { useText } from '../part/useText.ts';
import { choiceKey, choiceOf, type MethodChoice } from './MethodChoice.ts';
import { PickerNotice } from './PickerNotice.tsx';
import { PickerRow } from './PickerRow.tsx';

export interface PickerProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onSelect' | 'defaultValue' | 'children'> {
  /** Null while they load. */
  options: readonly PaymentOption[] | null;
  /** Why there are none. */
  error?: CheckoutError | null;
  /** What is chosen at first. Default: the first that can be. */
  defaultValue?: MethodChoice | undefined;
  onSelect(choice: MethodChoice): void;
  /** Asks for the options again. */
  onRetry?: () => void;
}

/** The ways to pay as a radio group, whoever loaded them. */
export const Picker = forwardRef<HTMLFormElement, PickerProps>(function Picker(
  { options, error = null, defaultValue, onSelect, onRetry, className, ...rest },
  ref,
) {
  const { root, css, checkout } = useLocalSlot('MethodPicker', className, null, ref);
  const text = useText(checkout);
  const words = mergeMessages(en, checkout.messages);
  const card = useContext(CardContext);
  const ownHeading = useRef<HTMLHeadingElement>(null);
  const heading = useMergedRef(ownHeading, card?.heading ?? null);
  const group = useId();
  const [picked, setPicked] = useState(defaultValue && choiceKey(defaultValue));

  const all = options ?? [];
  const available = all.filter(({ unavailable }) => unavailable === null);
  const keyOf = (option: PaymentOption) => choiceKey(choiceOf(option));
  const chosen = available.find((option) => keyOf(option) === picked) ?? available[0];
  const [price, otherPrice] = new Map(
    all.flatMap((option) => (option.price ? [[option.price.currency, option.price]] : [])),
  ).values();
  const providers = new Set(all.map(({ provider }) => provider));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form around this one sends nothing.
    event.stopPropagation();
    if (chosen) onSelect(choiceOf(chosen));
  };
  const retry =
    onRetry &&
    (() => {
      // The button leaves the page with the focus on it.
      ownHeading.current?.focus();
      onRetry();
    });
  return (
    <form {...rest} {...root} onSubmit={submit}>
      <fieldset className={css('__group')} aria-busy={options === null && error === null}>
        <legend className={css('__legend')}>
          <h2 ref={heading} id={card?.headingId} tabIndex={-1} className={css('__title')}>
            {words.picker.title}
          </h2>
        </legend>
        {price && !otherPrice && <p className={css('__price')}>{text.money(price)}</p>}
        {all.map((option) => (
          <PickerRow
            key={keyOf(option)}
            name={group}
            option={option}
            checked={option === chosen}
            onChange={() => setPicked(keyOf(option))}
            showProvider={providers.size > 1}
            showPrice={otherPrice !== undefined}
          />
        ))}
        {options === null && error === null && (
          <>
            <p role="status" className="coinslot-hidden">
              {words.checking}
            </p>
            {[1, 2, 3].map((row) => (
              <div key={row} className={css('__skeleton')} />
            ))}
          </>
        )}
      </fieldset>
      {chosen ? (
        <button type="submit" className={joinClasses(css('button'), css('__submit'))}>
          {words.action.goOn}
        </button>
      ) : (
        (error || options) && <PickerNotice options={all} error={error} onRetry={retry} />
      )}
    </form>
  );
});
