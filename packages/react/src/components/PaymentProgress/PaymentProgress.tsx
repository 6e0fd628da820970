'use client';
import type { Payment } from '@coinslot/core';
import type { ComponentPropsWithoutRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { definePart } from '../part/definePart.ts';
import type { Part, PaymentProp } from '../part/usePart.ts';
import { fractionOf } from './fractionOf.ts';

export interface PaymentProgressProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

interface Progress {
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
  (props, part) => {
    const { payment, root, css } = part;
    const progress = payment.data && progressOf(payment.data, part);
    if (progress === null) return null;
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
        {payment.status === 'confirming' && <span>{label}</span>}
      </div>
    );
  },
);

function progressOf(payment: Payment, part: Part<HTMLDivElement>): Progress | null {
  const { status, confirmations, due, received } = payment;
  const { words, number } = part;
  if (status === 'partially_paid' && due !== null && received !== null) {
    const coins = (amount: string) => `${number(amount)} ${due.asset.symbol}`;
    const label = fillMessage(words.say.received, {
      received: coins(received),
      due: coins(due.amount),
    });
    return { fraction: fractionOf(received, due.amount), label };
  }
  if (status !== 'confirming' || confirmations === null) return null;
  const { seen, required } = confirmations;
  if (required === null) return { fraction: null, label: fillMessage(words.confirmed, { seen }) };
  return {
    // More than needed have come before the provider said so: the bar is full, the words are plain.
    fraction: required > 0 ? Math.min(seen / required, 1) : 1,
    label: fillMessage(words.confirmations, { seen: Math.min(seen, required), required }),
  };
}
