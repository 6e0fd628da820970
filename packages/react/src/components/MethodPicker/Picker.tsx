'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import {
  type ComponentPropsWithoutRef,
  type FormEvent,
  forwardRef,
  type KeyboardEvent,
  useContext,
  useId,
  useRef,
  useState,
} from 'react';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { renderAs } from '../part/renderAs.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { useText } from '../part/useText.ts';
import { choiceKey, choiceOf, type MethodChoice } from './MethodChoice.ts';
import { PickerNotice } from './PickerNotice.tsx';
import { PickerRow } from './PickerRow.tsx';
import { TestMode } from './TestMode.tsx';

export interface PickerProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onSelect' | 'defaultValue' | 'children'>,
    PaymentProp {
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
  { options, error = null, defaultValue, onSelect, onRetry, payment, className, render, ...rest },
  ref,
) {
  const { root, css, checkout } = useLocalSlot('MethodPicker', className, payment, ref);
  const text = useText(checkout);
  const words = mergeMessages(en, checkout.messages);
  const card = useContext(CardContext);
  const ownHeading = useRef<HTMLHeadingElement>(null);
  const heading = useMergedRef(ownHeading, card?.heading ?? null);
  const group = useId();
  const headingId = card?.headingId ?? `${group}title`;
  const [picked, setPicked] = useState(defaultValue && choiceKey(defaultValue));

  const isLoading = options === null && error === null;
  const all = options ?? [];
  const available = all.filter(({ unavailable }) => unavailable === null);
  const keyOf = (option: PaymentOption) => choiceKey(choiceOf(option));
  const chosen = available.find((option) => keyOf(option) === picked) ?? available[0];
  // The price stands above them all; another provider may have one in another currency.
  const first = [...available, ...all].find((option) => option.price)?.price;
  const price = first && text.money(first);
  const providers = new Set(all.map(({ provider }) => provider));

  // As high as a row, or as the button.
  const skeleton = joinClasses(css('checkout__skeleton'), css('__skeleton'));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form around this one sends nothing.
    event.stopPropagation();
    if (chosen) onSelect(choiceOf(chosen));
  };
  // Arrows are the browser's; of a long list these are the ends.
  const goToEnd = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    const radios = event.currentTarget.form?.querySelectorAll('input') ?? [];
    const enabled = [...radios].filter(({ disabled }) => !disabled);
    const end = enabled.at(event.key === 'Home' ? 0 : -1);
    end?.focus();
    end?.click();
  };
  const retry =
    onRetry &&
    (() => {
      // The button leaves the page with the focus on it.
      ownHeading.current?.focus();
      onRetry();
    });
  return renderAs(
    render,
    <form
      {...rest}
      {...root}
      data-provider={chosen?.provider ?? root['data-provider']}
      onSubmit={submit}
    >
      <TestMode />
      <fieldset
        className={css('__group')}
        aria-busy={isLoading}
        aria-labelledby={headingId}
        aria-describedby={price ? `${group}price` : undefined}
      >
        <div className={css('__head')}>
          <h2 ref={heading} id={headingId} tabIndex={-1} className={css('__title')}>
            {words.picker.title}
          </h2>
          {price && (
            <span id={`${group}price`} className={css('__price')}>
              {price}
            </span>
          )}
        </div>
        {all.map((option) => (
          <PickerRow
            key={keyOf(option)}
            name={group}
            option={option}
            checked={option === chosen}
            onChange={() => setPicked(keyOf(option))}
            showProvider={providers.size > 1}
            showPrice={option.price !== null && text.money(option.price) !== price}
            onKeyDown={goToEnd}
          />
        ))}
        {isLoading && (
          <>
            <p role="status" className="coinslot-hidden">
              {words.checking}
            </p>
            {[1, 2, 3, 4].map((row) => (
              <div key={row} className={skeleton} />
            ))}
          </>
        )}
      </fieldset>
      {isLoading && <div className={skeleton} />}
      {chosen ? (
        <button type="submit" className={joinClasses(css('button'), css('__submit'))}>
          {words.action.goOn}
        </button>
      ) : (
        (error || options) && <PickerNotice options={all} error={error} onRetry={retry} />
      )}
    </form>,
    root.ref,
  );
});
