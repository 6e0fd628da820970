'use client';
import { useEffect, useRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { useCopy } from '../../hooks/useCopy.ts';
import { copyKeys } from '../CopyButton/copyKeys.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';

interface CopyTextProps {
  /** For `onEvent`. */
  what: string;
  label: string;
  /** Said when it is copied. */
  copied: string;
  /** Written when it is asked for. */
  text(): string;
}

/** Copies several lines. Where the browser refuses they are shown, selected. */
export function CopyText({ what, label, copied, text }: CopyTextProps) {
  const { css, checkout } = useLocalSlot('PaymentTools');
  const { words } = useText(checkout);
  const { state, copy } = useCopy();
  const field = useRef<HTMLTextAreaElement>(null);
  const denied = state === 'denied';

  useEffect(() => {
    if (denied) field.current?.select();
  }, [denied]);
  const press = async () => {
    const outcome = (await copy(text())) ? 'copied' : 'denied';
    field.current?.select();
    checkout.session.emit({ type: 'copy', what, outcome });
  };
  const told = denied
    ? fillMessage(words.copyDenied, { keys: copyKeys() })
    : state === 'copied'
      ? copied
      : '';
  return (
    <>
      <button
        type="button"
        className={joinClasses(css('link'), css('last-checked__action'))}
        onClick={() => void press()}
      >
        {told || label}
      </button>
      <span className="coinslot-hidden" role="status">
        {told}
      </span>
      {denied && (
        <textarea
          ref={field}
          readOnly
          rows={6}
          dir="auto"
          translate="no"
          className={css('payment-fields__input')}
          aria-label={label}
          value={text()}
        />
      )}
    </>
  );
}
