'use client';
import { useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { useSlot } from '../part/useSlot.ts';
import type { ToldStatus } from './usualStatus.ts';

interface StatusWordsProps extends Pick<ToldStatus, 'title'> {
  text: string | false;
  icon: Exclude<ToldStatus['icon'], 'dot'>;
  /** Something else is the card's heading. */
  plain?: boolean;
}

/** A sign, what it is about, and what that means. */
export function StatusWords({ icon, title, text, plain }: StatusWordsProps) {
  const { css } = useSlot('PaymentStatus');
  const card = useContext(CardContext);
  const Title = plain ? 'p' : 'h2';
  const heading = !plain && { ref: card?.heading, id: card?.headingId, tabIndex: -1 };
  return (
    <>
      <span className={css('__disc')} aria-hidden="true">
        {icon === 'spinner' ? <span className={css('__spinner')} /> : <Icon name={icon} />}
      </span>
      <Title {...heading} className={css('__title')}>
        {title}
      </Title>
      <p className={css('__text')}>{text}</p>
    </>
  );
}
