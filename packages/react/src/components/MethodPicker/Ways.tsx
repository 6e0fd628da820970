'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import { forwardRef, useRef, useState } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { FieldsForm } from '../PaymentFields/FieldsForm.tsx';
import { asksFor, type ShopperInput } from '../PaymentFields/ShopperInput.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import { choiceKey, choiceOf, type MethodChoice } from './MethodChoice.ts';
import { Picker, type PickerProps } from './Picker.tsx';

/** A way to pay, with what it needs of the shopper. */
export type AnsweredChoice = MethodChoice & ShopperInput;

export interface WaysProps extends Omit<PickerProps, 'onSelect' | 'defaultValue'> {
  /** The one that is asked about at once. */
  first?: PaymentOption | undefined;
  /** What the server did not take for that one. */
  refusal?: { error: CheckoutError; sent: ShopperInput } | undefined;
  /** What the page itself knows of the shopper. */
  known?: ShopperInput | undefined;
  /** What was chosen and entered the last time. */
  last?: AnsweredChoice | undefined;
  onStart(choice: AnsweredChoice): void;
}

interface Step {
  choice: MethodChoice;
  /** Else it is what the picker begins with. */
  asking: boolean;
}

/** The ways to pay, and then what the chosen one needs of the shopper. */
export const Ways = forwardRef<HTMLFormElement, WaysProps>(function Ways(
  { first, refusal, known = {}, last, onStart, ...picker },
  ref,
) {
  const { session } = useCheckoutContext('MethodPicker');
  const form = useRef<HTMLFormElement>(null);
  const merged = useMergedRef(form, ref);
  const [step, go] = useState<Step>();
  const entered = useRef(new Map<string, ShopperInput['fields']>());

  useBrowserLayoutEffect(() => {
    const element = form.current;
    const page = element?.ownerDocument;
    // The button that was pressed has left the page with the focus on it.
    if (step === undefined || !page || page.activeElement !== page.body) return;
    element?.querySelector('h2')?.focus({ preventScroll: true });
  }, [step]);

  const available = (picker.options ?? []).filter(({ unavailable }) => unavailable === null);
  const optionOf = (choice: MethodChoice) =>
    available.find((option) => choiceKey(choiceOf(option)) === choiceKey(choice));
  const option = step === undefined ? first : step.asking ? optionOf(step.choice) : undefined;
  if (option === undefined) {
    return (
      <Picker
        {...picker}
        ref={merged}
        defaultValue={step?.choice ?? last}
        onSelect={(choice) => {
          const { provider, asset = null } = choice;
          session.emit({ type: 'method_select', provider, asset });
          const chosen = optionOf(choice);
          if (chosen && asksFor(chosen, known)) go({ choice, asking: true });
          else onStart(choice);
        }}
      />
    );
  }

  const { options, error, onRetry, ...rest } = picker;
  const choice = choiceOf(option);
  const key = choiceKey(choice);
  const refused = step === undefined ? refusal : undefined;
  const before = last && choiceKey(last) === key ? last.fields : undefined;
  return (
    <FieldsForm
      key={key}
      {...rest}
      ref={merged}
      option={option}
      defaultValue={{
        // Consent to one provider's terms is none to another's, and is given anew each time.
        agreement: (refused?.sent ?? known).agreement,
        fields: entered.current.get(key) ?? refused?.sent.fields ?? before ?? known.fields,
      }}
      error={refused?.error}
      sent={refused?.sent}
      onSubmit={(input) => onStart({ ...choice, ...input })}
      onBack={
        available.length > 1
          ? ({ fields }) => {
              entered.current.set(key, fields);
              go({ choice, asking: false });
            }
          : undefined
      }
    />
  );
});
