'use client';
import en from '../../messages/en.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';

/** The way back to the choice between ways to pay. */
export function BackButton({ onClick }: { onClick(): void }) {
  const { css, checkout } = useLocalSlot('PaymentFields');
  return (
    <button type="button" className={joinClasses(css('link'), css('__back'))} onClick={onClick}>
      {/* No `Icon`: what only this form draws is not loaded with every card. */}
      <svg
        className="coinslot-icon"
        data-icon="back"
        viewBox="0 0 20 20"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        aria-hidden="true"
      >
        <path d="M9 4l-6 6 6 6M3 10h14" />
      </svg>
      {mergeMessages(en, checkout.messages).fields.back}
    </button>
  );
}
