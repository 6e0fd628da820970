'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { amountDue } from '../amountDue.ts';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

export interface PaymentAmountProps extends ComponentPropsWithoutRef<'span'>, PaymentProp {}

/** With more characters than this the amount is set smaller, so that it stays on one line. */
const LONG = 11;

/**
 * What is to be sent, large: every digit of it, never rounded, with the coin's symbol. Where
 * nothing is to be sent any more, what the order cost. Nothing while there is no payment.
 *
 * @example
 * <Checkout payment={payment}><PaymentAmount /></Checkout>
 */
export const PaymentAmount = forwardRef<HTMLSpanElement, PaymentAmountProps>(function PaymentAmount(
  { payment: prop, className, ...rest },
  ref,
) {
  const payment = usePaymentOf(prop, 'PaymentAmount');
  const { words, number } = useText('PaymentAmount');
  const { root, css } = useSlot(
    'payment-amount',
    { useCase: 'PaymentAmount', className, payment },
    ref,
  );
  if (payment.data === null) return null;
  const { amount, symbol } = amountDue(payment.data);
  return (
    <span {...rest} {...root}>
      {payment.data.action.type === 'transfer' && (
        <span className={css('__label')}>{words.send} </span>
      )}
      <span className={css('__value')} data-long={amount.length > LONG || undefined}>
        {number(amount)} <span className={css('__symbol')}>{symbol}</span>
      </span>
    </span>
  );
});
