'use client';
import { isFinal } from '@coinslot/core';
import { useRef } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { useBrowserLayoutEffect } from '../card/useBrowserLayoutEffect.ts';
import { describeStatus } from '../PaymentStatus/describeStatus.ts';
import { statusValues } from '../PaymentStatus/statusValues.ts';
import { joinClasses } from '../slot/joinClasses.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

interface ResumePaymentProps {
  payment: UsePaymentResult;
  onClick(): void;
}

/** The way back to a payment that was put aside; tells when it ended meanwhile. */
export function ResumePayment({ payment, onClick }: ResumePaymentProps) {
  const { merchantName } = useCheckoutContext('CheckoutModal');
  const text = useText('CheckoutModal');
  const button = useRef<HTMLButtonElement>(null);
  const { root, css } = useSlot<HTMLButtonElement>(
    'resume-payment',
    { useCase: 'CheckoutModal', payment },
    button,
  );
  // The dialog gave the focus back to what opened it; the last time that may have been this.
  useBrowserLayoutEffect(() => {
    const node = button.current;
    if (node !== null && node.ownerDocument.activeElement === node.ownerDocument.body) {
      node.focus({ preventScroll: true });
    }
  }, []);

  const { data } = payment;
  const over = data !== null && isFinal(data.status);
  const title = text.words.status[describeStatus(data).words].title;
  const label = over
    ? fillMessage(title, statusValues(data, text, merchantName))
    : text.words.action.resume;
  return (
    <button
      {...root}
      type="button"
      aria-haspopup="dialog"
      className={joinClasses(css('button'), root.className)}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
