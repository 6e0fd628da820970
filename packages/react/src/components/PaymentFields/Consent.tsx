'use client';
import type { PaymentOption } from '@coinslot/core/wire';
import { useId } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { fillNodes } from '../../formatting/fillNodes.tsx';
import { safeHref } from '../../formatting/safeHref.ts';
import en from '../../messages/en.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { FieldProblem } from './FieldProblem.tsx';

interface ConsentProps {
  option: PaymentOption;
  agreed: boolean;
  problem: string | null;
  onChange(agreed: boolean): void;
}

/** The shopper's consent to a provider's terms, which nobody gives for them. */
export function Consent({ option, agreed, problem, onChange }: ConsentProps) {
  const { css, checkout } = useLocalSlot('PaymentFields');
  const words = mergeMessages(en, checkout.messages);
  const id = useId();
  const terms = fillMessage(words.fields.terms, { provider: option.providerName });
  const href = safeHref(option.termsUrl);
  const link = href && (
    <a className={css('__terms')} href={href} target="_blank" rel="noopener noreferrer">
      {terms}
      {/* The space is its own, or else it is underlined. */}
      <span className="coinslot-hidden"> ({words.receipt.newTab})</span>
    </a>
  );
  return (
    <div className={css('__field')}>
      <label className={css('__consent')}>
        <input
          type="checkbox"
          className={css('__box')}
          checked={agreed}
          required
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={css('__text')}>
          {fillNodes(words.fields.consent, { terms: link || terms })}
        </span>
      </label>
      <FieldProblem id={id}>{problem}</FieldProblem>
    </div>
  );
}
