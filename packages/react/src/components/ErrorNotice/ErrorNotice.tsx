'use client';
import { type ComponentPropsWithoutRef, useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { Icon } from '../Icon/Icon.tsx';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

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
  function ErrorNotice(props, { payment, root, css, words, checkout }) {
    const card = useContext(CardContext);
    const { status, error } = payment;
    const exceptions = useExceptions(status === 'error');
    if (status !== 'error') return null;
    const { session, messages } = checkout;
    const { stage } = session.getState();
    // Else the payment exists and could not be read, whatever else the page failed to start.
    const creating = stage.status === 'error' && stage.error === error;
    const Other = exceptions?.OtherWays;
    const { text, again } = exceptions?.explainError(error.code, messages, creating) ?? {
      text: words.error.other,
      again: true,
    };
    const tryAgain = () => {
      if (!creating) return void payment.refresh();
      // What goes wrong this time is shown by the card like the first time.
      session.retry().catch(() => {});
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
          {text} {/* Money is under way on another payment of the order. */}
          {error.code !== 'order_changed' &&
            (creating ? words.say.uncharged : words.connection.safe)}
        </p>
        {again && (
          <button type="button" className={css('button')} onClick={tryAgain}>
            {words.action.tryAgain}
          </button>
        )}
        {Other ? <Other payment={payment} error={error} /> : <SupportLink />}
      </div>
    );
  },
);
