'use client';
import type { CheckoutError, ErrorCode } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import en from '../../messages/en.ts';
import { explainError } from '../exceptions/explainError.ts';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';

interface PickerNoticeProps {
  /** None of which can be chosen. */
  options: readonly PaymentOption[];
  error: CheckoutError | null;
  onRetry: (() => void) | undefined;
}

/** Why nothing can be chosen, and what to do about it. */
export function PickerNotice({ options, error, onRetry }: PickerNoticeProps) {
  const { css, checkout } = useLocalSlot('MethodPicker');
  const { messages } = checkout;
  const words = mergeMessages(en, messages);
  const codes = error ? [error.code] : options.map(({ unavailable }) => unavailable as ErrorCode);
  const none = `${words.error.order} ${words.say.uncharged}`;
  const why = error ? explainError(error.code, messages).text : none;
  const again =
    error === null && codes.length === 0
      ? true
      : codes.some((code) => explainError(code, messages).again);
  return (
    <>
      <p role="alert" className={css('__notice')}>
        {why}
      </p>
      {again && onRetry && (
        <button type="button" className={css('button')} onClick={onRetry}>
          {words.action.tryAgain}
        </button>
      )}
      <SupportLink />
    </>
  );
}
