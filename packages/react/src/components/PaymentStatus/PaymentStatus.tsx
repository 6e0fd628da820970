'use client';
import { type ComponentPropsWithoutRef, useContext } from 'react';
import { transferOf } from '../../hooks/transferOf.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { Icon } from '../Icon/Icon.tsx';
import { definePart } from '../part/definePart.ts';
import type { Part, PaymentProp } from '../part/usePart.ts';
import { useReplaced } from './useReplaced.ts';
import { isUsual, usualStatus } from './usualStatus.ts';

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
    const { data } = payment;
    const card = useContext(CardContext);
    const replaced = useReplaced(data);
    const surprise = data?.status === 'paid' ? wasPaidBefore(part) : replaced;
    const usual = isUsual(data, surprise);
    const exceptions = useExceptions(!usual);
    const { title, text, tone, icon, urgent } =
      card?.told ??
      (data && !usual && exceptions
        ? exceptions.tellException(data, part, surprise)
        : usualStatus(data, part));
    // With a whole amount to send, that is the heading.
    const sends = data?.status === 'awaiting_payment' && transferOf(data);
    const Title = sends ? 'p' : 'h2';
    const heading = !sends && { ref: card?.heading, id: card?.headingId, tabIndex: -1 };
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
            <Title {...heading} className={css('__title')}>
              {title}
            </Title>
            <p className={css('__text')}>{text}</p>
          </>
        )}
      </div>
    );
  },
);

/** The server answered the wish to pay with a payment that was paid already. */
function wasPaidBefore({ payment: { data }, checkout }: Part<HTMLDivElement>): boolean {
  const { stage } = checkout.session.getState();
  const first = stage.status === 'open' ? stage.followed.payment : undefined;
  return first?.status === 'paid' && first.id === data?.id;
}
