'use client';
import { type ComponentPropsWithoutRef, useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';

export interface ErrorNoticeProps extends ComponentPropsWithoutRef<'div'>, PaymentProp {}

/**
 * Why there is no payment, in the shopper's words, what it means for the money, and a way to try
 * again or to pay in another way. Of a payment that is there it says when the server can not be
 * asked how it stands. Nothing while there is no error.
 *
 * @example
 * <ErrorNotice payment={payment} />
 */
export const ErrorNotice = definePart<HTMLDivElement, ErrorNoticeProps>(
  'ErrorNotice',
  function ErrorNotice(props, { payment, root, css, words }) {
    const card = useContext(CardContext);
    const { status, error, data } = payment;
    const Explained = useExceptions(status === 'error')?.ExplainedError;
    if (status !== 'error') return data && <ConnectionNotice payment={payment} />;
    return (
      <div role="alert" {...props} {...root}>
        {Explained ? (
          <Explained payment={payment} error={error} />
        ) : (
          <h2
            ref={card?.heading}
            id={card?.headingId}
            tabIndex={-1}
            className={css('payment-status__title')}
          >
            {words.error.unread}
          </h2>
        )}
      </div>
    );
  },
);
