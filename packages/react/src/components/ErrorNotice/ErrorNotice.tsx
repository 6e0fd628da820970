'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { useAsking } from '../LastChecked/useAsking.ts';
import { StatusWords } from '../PaymentStatus/StatusWords.tsx';
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
  function ErrorNotice(props, { payment, root, css, words, checkout }) {
    const { status, error, data } = payment;
    const { session, messages } = checkout;
    const { stage } = session.getState();
    // Else the payment exists and could not be read, whatever else the page failed to start.
    const failed = stage.status === 'error' && stage.error === error ? stage.params : null;
    const [asking, ask] = useAsking();
    const exceptions = useExceptions(status === 'error');
    if (status !== 'error') return data && <ConnectionNotice payment={payment} />;
    // Where the server is down this may never be loaded.
    const why = exceptions?.explainError(error.code, messages, failed !== null);
    return (
      // What is added to it is read by itself, and not all of it once more.
      <div role="alert" aria-atomic="false" {...props} {...root}>
        <StatusWords
          icon="warning"
          title={failed ? words.error.title : words.error.unread}
          // A plain no may speak of another payment, with money on it.
          text={
            why ? why.text : failed ? error.retryable && words.say.uncharged : words.connection.safe
          }
        />
        {why?.again !== false && (
          <button
            type="button"
            className={css('button')}
            aria-disabled={asking}
            onClick={() => {
              // What goes wrong this time is shown by the card like the first time.
              if (!asking) ask(failed ? session.start(failed).catch(() => {}) : payment.refresh());
            }}
          >
            {asking ? words.checking : words.action.tryAgain}
          </button>
        )}
        {exceptions && why && (
          <exceptions.ErrorActions payment={payment} error={error} failed={failed} {...why} />
        )}
      </div>
    );
  },
);
