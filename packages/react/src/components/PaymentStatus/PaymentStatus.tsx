'use client';
import { type ComponentPropsWithoutRef, useContext } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';
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
export const PaymentStatus = definePart<HTMLDivElement, PaymentStatusProps>(
  'PaymentStatus',
  function PaymentStatus(props, part) {
    const { payment, root, css } = part;
    const card = useContext(CardContext);
    const { words, tone, icon, urgent } = describeStatus(payment.data);
    const { title, text } = part.words.status[words];
    const values = statusValues(payment.data, part);
    const speaks = payment.status !== 'idle' && payment.status !== 'error';
    return (
      <div
        role="status"
        aria-live={urgent ? 'assertive' : 'polite'}
        {...props}
        {...root}
        data-tone={tone}
        hidden={!speaks}
      >
        {speaks && icon === 'dot' && (
          <p className={css('__line')}>
            <span className={css('__dot')} aria-hidden="true" />
            {title}
          </p>
        )}
        {speaks && icon !== 'dot' && (
          <>
            <span className={css('__disc')} aria-hidden="true">
              {icon === 'spinner' ? <span className={css('__spinner')} /> : <Icon name={icon} />}
            </span>
            <h2 ref={card?.heading} id={card?.headingId} tabIndex={-1} className={css('__title')}>
              {fillMessage(title, values)}
            </h2>
            <p className={css('__text')}>{fillMessage(text, values)}</p>
          </>
        )}
      </div>
    );
  },
);
