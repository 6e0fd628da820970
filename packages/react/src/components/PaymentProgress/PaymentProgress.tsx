'use client';
import type { Payment } from '@coinslot/core';
import type { ComponentPropsWithoutRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { UsualMessages } from '../../messages/usual.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentProgressProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

export interface Progress {
  /** 0 to 1; null where nobody says how far the end is. */
  fraction: number | null;
  label: string;
}

/**
 * How far it is: confirmations of those that are needed, or how much of the money has come.
 * Nothing where the provider tells neither.
 *
 * @example
 * <PaymentProgress payment={payment} />
 */
export const PaymentProgress = definePart<HTMLDivElement, PaymentProgressProps>(
  'PaymentProgress',
  function PaymentProgress(props, part) {
    const { payment, root, css } = part;
    const { data, status } = payment;
    const exceptions = useExceptions(status === 'partially_paid');
    const progress = data && (progressOf(data, part.words) ?? exceptions?.partProgress(data, part));
    if (!progress) return null;
    const { fraction, label } = progress;
    return (
      <div {...props} {...root}>
        {fraction !== null && (
          <svg
            className={css('__bar')}
            width="100%"
            height="6"
            role="progressbar"
            aria-label={label}
            aria-valuenow={Math.round(fraction * 100)}
          >
            <rect className={css('__fill')} width={`${fraction * 100}%`} height="100%" />
          </svg>
        )}
        {/* What has come stands in the words of the status. */}
        {status === 'confirming' && <span>{label}</span>}
      </div>
    );
  },
);

function progressOf(payment: Payment, words: UsualMessages): Progress | null {
  const { status, confirmations } = payment;
  if (status !== 'confirming' || confirmations === null) return null;
  const { seen, required } = confirmations;
  if (required === null) return { fraction: null, label: fillMessage(words.confirmed, { seen }) };
  return {
    // More than needed have come before the provider said so: the bar is full, the words are plain.
    fraction: required > 0 ? Math.min(seen / required, 1) : 1,
    label: fillMessage(words.confirmations, { seen: Math.min(seen, required), required }),
  };
}
