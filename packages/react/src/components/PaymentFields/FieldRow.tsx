'use client';
import { useId } from 'react';
import en from '../../messages/en.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { FieldProblem } from './FieldProblem.tsx';
import type { ShopperField } from './ShopperInput.ts';

interface FieldRowProps {
  field: ShopperField;
  value: string;
  /** What is wrong with it, or null. */
  problem: string | null;
  onChange(value: string): void;
}

/** One thing that a provider asks for, with its name above and what is wrong with it below. */
export function FieldRow({ field, value, problem, onChange }: FieldRowProps) {
  const { css, checkout } = useLocalSlot('PaymentFields');
  const words = mergeMessages(en, checkout.messages).fields;
  const id = useId();
  return (
    <div className={css('__field')}>
      <label htmlFor={id} className={css('__label')}>
        <bdi className={css('__text')}>{field.label}</bdi>{' '}
        {!field.required && <span className={css('__optional')}>{words.optional}</span>}
      </label>
      {/* The provider's `pattern` is not run here: it may be of another dialect and turn a right
          answer away, and one that backtracks would freeze the page. The provider judges the
          answer, and its refusal is shown below. */}
      <input
        id={id}
        type="text"
        dir="auto"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={css('__input')}
        value={value}
        placeholder={field.placeholder ?? undefined}
        required={field.required}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldProblem id={`${id}problem`}>{problem}</FieldProblem>
    </div>
  );
}
