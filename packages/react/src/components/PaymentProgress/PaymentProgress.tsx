'use client';
import type { Payment } from '@coinslot/core';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { statusValues } from '../PaymentStatus/statusValues.ts';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { type Text, useText } from '../text/useText.ts';
import { fractionOf } from './fractionOf.ts';

export interface PaymentProgressProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

interface Progress {
  /** 0 to 1; null where nobody says how far the end is. */
  fraction: number | null;
  words: string;
}

/**
 * How far it is: confirmations of those that are needed, or how much of the money has come.
 * Nothing where the provider tells neither.
 *
 * @example
 * <PaymentProgress payment={payment} />
 */
export const PaymentProgress = forwardRef<HTMLDivElement, PaymentProgressProps>(
  function PaymentProgress({ payment: prop, className, ...rest }, ref) {
    const payment = usePaymentOf(prop, 'PaymentProgress');
    const text = useText('PaymentProgress');
    const { root, css } = useSlot(
      'payment-progress',
      { useCase: 'PaymentProgress', className, payment },
      ref,
    );
    const progress = payment.data === null ? null : progressOf(payment.data, text);
    if (progress === null) return null;
    const { fraction, words } = progress;
    return (
      <div {...rest} {...root}>
        {fraction !== null && (
          <svg
            className={css('__bar')}
            width="100%"
            height="6"
            role="progressbar"
            aria-label={words}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(fraction * 100)}
          >
            <rect className={css('__fill')} width={`${fraction * 100}%`} height="100%" />
          </svg>
        )}
        <span>{words}</span>
      </div>
    );
  },
);

function progressOf(payment: Payment, text: Text): Progress | null {
  const { confirmations, due, received } = payment;
  if (payment.status === 'partially_paid' && due !== null && received !== null) {
    const values = statusValues(payment, text, undefined);
    return {
      fraction: fractionOf(received, due.amount),
      words: fillMessage(text.words.arrived, values),
    };
  }
  if (payment.status !== 'confirming' || confirmations === null) return null;
  const { seen, required } = confirmations;
  if (required === null) {
    return { fraction: null, words: text.count(text.words.confirmationsSeen, seen) };
  }
  return {
    // More than needed have come before the provider said so: the bar is full, the words are plain.
    fraction: required > 0 ? Math.min(seen / required, 1) : 1,
    words: text.count(text.words.confirmations, required, { seen: Math.min(seen, required) }),
  };
}
