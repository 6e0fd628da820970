'use client';
import { type ComponentPropsWithoutRef, useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { errorWords } from './errorWords.ts';

export interface ErrorNoticeProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * Why there is no payment, in the shopper's words, what it means for the money, and a way to try
 * again. Nothing while there is no error.
 *
 * @example
 * <ErrorNotice payment={payment} />
 */
export const ErrorNotice = definePart<HTMLDivElement, ErrorNoticeProps>(
  'ErrorNotice',
  function ErrorNotice(props, { payment, root, css, words, checkout: { session } }) {
    const card = useContext(CardContext);
    if (payment.status !== 'error') return null;
    const { code } = payment.error;
    const unsure = code === 'create_unknown';
    // Else the payment exists and could not be read.
    const creating = session.getState().stage.status === 'error';
    const again = () => {
      if (!creating) return void payment.refresh();
      // What goes wrong this time is shown by the card like the first time.
      session.retry(unsure ? { startNew: true } : undefined).catch(() => {});
    };
    return (
      <div role="alert" {...props} {...root}>
        <span className={css('payment-status__disc')} aria-hidden="true">
          <Icon name="warning" />
        </span>
        <h2
          ref={card?.heading}
          id={card?.headingId}
          tabIndex={-1}
          className={css('payment-status__title')}
        >
          {creating ? words.error.title : words.error.unread}
        </h2>
        <p className={css('payment-status__text')}>
          {words.error[errorWords(code)]} {creating ? words.error.charged : words.connection.safe}
        </p>
        <button type="button" className={css('button')} onClick={again}>
          {unsure ? words.action.startNew : words.action.tryAgain}
        </button>
      </div>
    );
  },
);
