'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import {
  type ComponentPropsWithoutRef,
  type FormEvent,
  forwardRef,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { TestMode } from '../MethodPicker/TestMode.tsx';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { renderAs } from '../part/renderAs.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useMergedRef } from '../part/useMergedRef.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { BackButton } from './BackButton.tsx';
import { Consent } from './Consent.tsx';
import { FieldRow } from './FieldRow.tsx';
import { OptionLine } from './OptionLine.tsx';
import { refusedFields } from './refusedFields.ts';
import {
  inputOf,
  isEmpty,
  knownValues,
  nameOf,
  type ShopperField,
  type ShopperInput,
} from './ShopperInput.ts';

export interface FieldsFormProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onSubmit' | 'defaultValue' | 'children'>,
    PaymentProp {
  /** The way to pay, whose `fields` and `termsUrl` are asked about. */
  option: PaymentOption;
  /** What is known: it stands in the fields, and what was agreed to is not asked again. */
  defaultValue?: ShopperInput | undefined;
  /** Why the last try failed: what `fields_required` names is marked. */
  error?: CheckoutError | null | undefined;
  onSubmit(input: ShopperInput): void;
}

interface InnerProps extends FieldsFormProps {
  /** What the server has refused. */
  sent?: ShopperInput | undefined;
  /** The way back to the choice, with what was entered. */
  onBack?: ((input: ShopperInput) => void) | undefined;
}

/** What one way to pay needs of the shopper, as a form; whoever loaded it. */
export const FieldsForm = forwardRef<HTMLFormElement, InnerProps>(function FieldsForm(
  { option, defaultValue = {}, error, sent, onSubmit, onBack, payment, className, render, ...rest },
  ref,
) {
  const form = useRef<HTMLFormElement>(null);
  const merged = useMergedRef(form, ref);
  const { root, css, checkout } = useLocalSlot('PaymentFields', className, payment, merged);
  const card = useContext(CardContext);
  const words = mergeMessages(en, checkout.messages);
  const [values, setValues] = useState(() => knownValues(option, defaultValue.fields));
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(() => ({
    /** What was sent the last time: that is what was refused. */
    values: sent && knownValues(option, sent.fields),
    times: sent?.fields || sent?.agreement ? 1 : 0,
  }));

  const refused = refusedFields(error);
  const strange = refused.some(
    (key) => key !== 'agreement' && !option.fields.some((field) => field.key === key),
  );
  const asksConsent =
    defaultValue.agreement !== true && (option.termsUrl !== null || refused.includes('agreement'));

  const isMissing = (field: ShopperField) =>
    isEmpty(field, values) && (field.required || refused.includes(field.key));
  const problemOf = (field: ShopperField) => {
    if (tried.times > 0 && isMissing(field)) return words.fields.required;
    const same = tried.values?.[nameOf(field)] === values[nameOf(field)];
    const wrong = !isEmpty(field, values) && same && refused.includes(field.key);
    return wrong ? field.patternError || words.fields.wrong : null;
  };

  // What has to be mended first: after a try that was stopped here, or refused by the provider.
  useBrowserLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried, error]);

  const { provider, providerName } = option;
  const { emit } = checkout.session;
  useEffect(() => emit({ type: 'fields_show', provider }), [emit, provider]);

  const input = () => inputOf(option, values, agreed || defaultValue.agreement === true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form around this one sends nothing.
    event.stopPropagation();
    const whole = !option.fields.some(isMissing) && (agreed || !asksConsent);
    setTried((before) => ({ values: whole ? values : before.values, times: before.times + 1 }));
    if (whole) onSubmit(input());
  };
  return renderAs(
    render,
    <form noValidate {...rest} {...root} data-provider={provider} onSubmit={submit}>
      <TestMode />
      {onBack && <BackButton onClick={() => onBack(input())} />}
      <h2 ref={card?.heading} id={card?.headingId} tabIndex={-1} className={css('__title')}>
        {fillMessage(words.fields.title, { provider: providerName })}
      </h2>
      <OptionLine option={option} />
      {strange && (
        <p role="alert" className={css('__problem')}>
          {words.error.other}
        </p>
      )}
      {option.fields.map((field) => (
        <FieldRow
          key={nameOf(field)}
          field={field}
          value={values[nameOf(field)] ?? ''}
          problem={problemOf(field)}
          onChange={(value) => setValues((before) => ({ ...before, [nameOf(field)]: value }))}
        />
      ))}
      {asksConsent && (
        <Consent
          option={option}
          agreed={agreed}
          problem={tried.times > 0 && !agreed ? words.fields.required : null}
          onChange={setAgreed}
        />
      )}
      <button type="submit" className={joinClasses(css('button'), css('__submit'))}>
        {words.action.goOn}
      </button>
    </form>,
    root.ref,
  );
});
