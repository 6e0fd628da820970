'use client';
import { type ComponentPropsWithoutRef, forwardRef, useContext } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { CardContext } from '../card/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';
import { describeStatus } from './describeStatus.ts';
import { statusValues } from './statusValues.ts';

export interface PaymentStatusProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * How the payment stands, in words, with a sign: what happened to the money and what to do. It is
 * a live region, the only one that speaks of the status: keep one per payment, and keep it mounted.
 *
 * @example
 * <PaymentStatus payment={payment} />
 */
export const PaymentStatus = forwardRef<HTMLDivElement, PaymentStatusProps>(function PaymentStatus(
  { payment: prop, className, ...rest },
  ref,
) {
  const payment = usePaymentOf(prop, 'PaymentStatus');
  const { merchantName } = useCheckoutContext('PaymentStatus');
  const text = useText('PaymentStatus');
  const card = useContext(CardContext);
  const { root, css } = useSlot(
    'payment-status',
    { useCase: 'PaymentStatus', className, payment },
    ref,
  );
  const { words, tone, icon, urgent } = describeStatus(payment.data);
  const message = text.words.status[words];
  const values = statusValues(payment.data, text, merchantName);
  const speaks = payment.status !== 'idle' && payment.status !== 'error';
  return (
    <div
      role="status"
      aria-live={urgent ? 'assertive' : 'polite'}
      {...rest}
      {...root}
      data-tone={tone}
      hidden={!speaks}
    >
      {speaks && icon === 'dot' && (
        <p className={css('__line')}>
          <span className={css('__dot')} aria-hidden="true" />
          {message.title}
        </p>
      )}
      {speaks && icon !== 'dot' && (
        <>
          <span className={css('__disc')} aria-hidden="true">
            {icon === 'spinner' ? <span className={css('__spinner')} /> : <Icon name={icon} />}
          </span>
          <h2 ref={card?.heading} id={card?.headingId} tabIndex={-1} className={css('__title')}>
            {fillMessage(message.title, values)}
          </h2>
          <p className={css('__text')}>{fillMessage(message.text, values)}</p>
        </>
      )}
    </div>
  );
});
