'use client';
import { useRef } from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import en from '../../messages/en.ts';
import { viewOf } from '../Checkout/viewOf.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { usePart } from '../part/usePart.ts';

export interface ResumePaymentProps {
  payment: UsePaymentResult;
  onClick(): void;
}

/** The way back to a payment that was put aside; tells how it stands once nothing is to be sent. */
export function ResumePayment({ payment, onClick }: ResumePaymentProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { root, css, words, checkout } = usePart('ResumePayment', { payment }, button);

  // The dialog gave the focus back to what opened it; the last time that may have been this.
  useBrowserLayoutEffect(() => {
    const node = button.current;
    if (node !== null && node.ownerDocument.activeElement === node.ownerDocument.body) {
      node.focus({ preventScroll: true });
    }
  }, []);

  const { data } = payment;
  const { resume } = mergeMessages(en, checkout.messages).action;
  // The word would invite who has paid to pay again.
  const unpaid = data === null || /^(created|awaiting_payment)$/.test(data.status);
  return (
    <button
      {...root}
      type="button"
      aria-haspopup="dialog"
      className={joinClasses(css('button'), root.className)}
      onClick={onClick}
    >
      {unpaid || viewOf(payment) !== 'report' ? resume : words.title[data.status]}
    </button>
  );
}
