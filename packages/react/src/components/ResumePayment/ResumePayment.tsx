'use client';
import { isFinal } from '@coinslot/core';
import { useRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { describeStatus } from '../PaymentStatus/describeStatus.ts';
import { statusValues } from '../PaymentStatus/statusValues.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { usePart } from '../part/usePart.ts';

interface ResumePaymentProps {
  payment: UsePaymentResult;
  onClick(): void;
}

/** The way back to a payment that was put aside; tells when it ended meanwhile. */
export function ResumePayment({ payment, onClick }: ResumePaymentProps) {
  const button = useRef<HTMLButtonElement>(null);
  const part = usePart('ResumePayment', { payment }, button);
  const { root, css, words } = part;

  // The dialog gave the focus back to what opened it; the last time that may have been this.
  useBrowserLayoutEffect(() => {
    const node = button.current;
    if (node !== null && node.ownerDocument.activeElement === node.ownerDocument.body) {
      node.focus({ preventScroll: true });
    }
  }, []);

  const { data } = payment;
  const { title } = words.status[describeStatus(data).words];
  return (
    <button
      {...root}
      type="button"
      aria-haspopup="dialog"
      className={joinClasses(css('button'), root.className)}
      onClick={onClick}
    >
      {data && isFinal(data.status)
        ? fillMessage(title, statusValues(data, part))
        : words.action.resume}
    </button>
  );
}
