'use client';
import { type ComponentPropsWithoutRef, useContext, useEffect, useState } from 'react';
import { transferOf } from '../../hooks/transferOf.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { definePart } from '../part/definePart.ts';
import type { Part, PaymentProp } from '../part/usePart.ts';
import { StatusWords } from './StatusWords.tsx';
import { useReplaced } from './useReplaced.ts';
import { isUsual, usualStatus } from './usualStatus.ts';

export interface PaymentStatusProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/** Most payments are made by then, in ms: before, what prepares one is not read out. */
const SOON = 1_000;

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
    const told =
      card?.told ??
      (data && !usual && exceptions
        ? exceptions.tellException(data, part, surprise)
        : usualStatus(data, part));
    const { title, tone, icon, urgent } = told;
    // With a whole amount to send, that is the heading.
    const sends = data?.status === 'awaiting_payment' && transferOf(data) !== null;
    const { status } = payment;
    const [lasting, setLasting] = useState<typeof status>();
    useEffect(() => {
      const timer = setTimeout(setLasting, SOON, status);
      return () => clearTimeout(timer);
    }, [status]);
    const quiet = status === 'creating' && lasting !== status;
    const speaks = status !== 'idle' && status !== 'error';
    return (
      <div
        role="status"
        aria-live={quiet ? 'off' : urgent ? 'assertive' : 'polite'}
        {...props}
        {...root}
        data-tone={tone}
        hidden={!speaks}
      >
        {speaks &&
          (icon === 'dot' ? (
            // What is added is read out; what was there before may not be.
            <p key={`${quiet}`} className={css('__line')}>
              <span className={css('__dot')} aria-hidden="true" />
              {title}
            </p>
          ) : (
            <StatusWords {...told} icon={icon} plain={sends} />
          ))}
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
