'use client';
import type { Payment } from '@coinslot/core';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { formatRemaining } from '../../formatting/formatRemaining.ts';
import { transferOf } from '../../hooks/transferOf.ts';
import { useCountdown } from '../../hooks/useCountdown.ts';
import { Icon } from '../Icon/Icon.tsx';
import { definePart } from '../part/definePart.ts';
import { renderAs } from '../part/renderAs.ts';
import type { Part, PaymentProp } from '../part/usePart.ts';

export interface PaymentCountdownProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * How long the price is held, by the server's clock. Calm until five minutes are left, then a
 * warning, in the last minute danger, always with words. It is spoken on a slow cadence. At zero
 * it says that it checks: the server decides whether the payment expired.
 *
 * Nothing where nothing is to be sent, for a payment without a deadline, or where
 * `CheckoutProvider` wants none.
 *
 * @example
 * <PaymentCountdown payment={payment} />
 */
export const PaymentCountdown = definePart<HTMLDivElement, PaymentCountdownProps>(
  'PaymentCountdown',
  function PaymentCountdown(props, part) {
    const { data } = part.payment;
    // A price is held for what is still to be sent.
    if (!data || !transferOf(data) || part.checkout.countdown === 'never') return null;
    return (
      <Seconds data={data} part={part} rest={props}>
        <Icon name="clock" />
      </Seconds>
    );
  },
);

interface SecondsProps {
  data: Payment;
  part: Part<HTMLDivElement>;
  rest: ComponentPropsWithoutRef<'div'>;
  children: ReactNode;
}

/** All that is rendered each second: what does not change with the time comes from above. */
function Seconds({ data, part, rest, children }: SecondsProps) {
  const { payment, root, css, words, checkout } = part;
  const { remainingMs, phase, announcement } = useCountdown(data.expiresAt, part.locale);
  if (remainingMs === null) return null;
  if (checkout.countdown === 'last-5-minutes' && phase === 'calm') return null;

  // Nobody checks any more where the server refuses to be asked.
  const ended = phase === 'ended' && payment.error === null;
  // One text that changes, never one that comes or goes: translators of pages move texts away.
  const urgent = `${words.countdown.danger} ${words.countdown.warning}`;
  const spoken = announcement && `${words.countdown.label} ${announcement}`;
  return renderAs(
    part.render,
    <div {...rest} {...root} data-phase={phase}>
      <div className={css('__row')}>
        {children}
        <span>{words.countdown.label}</span>{' '}
        <span className={css('__time')} role="timer" aria-live="off">
          {ended ? words.checking : formatRemaining(remainingMs)}
        </span>
      </div>
      {(phase === 'warning' || phase === 'danger') && (
        <p className={css('__note')}>{phase === 'danger' ? urgent : words.countdown.warning}</p>
      )}
      <span className="coinslot-hidden" aria-live="polite">
        {ended ? words.checking : spoken}
      </span>
      <svg className={css('__bar')} width="100%" height="2" aria-hidden="true">
        <rect width={`${left(data, remainingMs) * 100}%`} height="2" fill="currentColor" />
      </svg>
    </div>,
    root.ref,
  );
}

/** The part of the whole time that is left, 0 to 1. */
function left({ createdAt, expiresAt }: Payment, remainingMs: number): number {
  const whole = Date.parse(expiresAt ?? '') - Date.parse(createdAt);
  return whole > 0 ? Math.min(remainingMs / whole, 1) : 0;
}
