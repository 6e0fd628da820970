'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { transferOf } from '../../hooks/transferOf.ts';
import { amountDue } from '../amountDue.ts';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface PaymentAmountProps extends ComponentPropsWithoutRef<'span'>, PaymentProp {}

/** With more characters than these the amount is set smaller, so that it stays on one line. */
const LONG = 11;
const VERY_LONG = 17;

/**
 * What is to be sent, large: every digit of it, never rounded, with the coin's symbol. Where
 * nothing is to be sent any more, what the order cost. Nothing while there is no payment.
 *
 * @example
 * <Checkout payment={payment}><PaymentAmount /></Checkout>
 */
export const PaymentAmount = definePart<HTMLSpanElement, PaymentAmountProps>(
  'PaymentAmount',
  (props, { payment: { data }, root, css, words, number }) => {
    if (data === null) return null;
    const { amount, symbol } = amountDue(data);
    return (
      <span {...props} {...root}>
        {transferOf(data) && <span className={css('__label')}>{words.send} </span>}
        <span className={css('__value')} data-size={sizeOf(amount.length)}>
          {number(amount)} <span className={css('__symbol')}>{symbol}</span>
        </span>
      </span>
    );
  },
);

function sizeOf(length: number): 'small' | 'smaller' | undefined {
  if (length > VERY_LONG) return 'smaller';
  return length > LONG ? 'small' : undefined;
}
