'use client';
import type { CheckoutError } from '@coinslot/core';
import { useContext } from 'react';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { PaymentTools } from '../PaymentTools/PaymentTools.tsx';
import { supportDetails } from '../PaymentTools/supportDetails.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';
import { explainError } from './explainError.ts';
import { OtherWays } from './OtherWays.tsx';

interface ExplainedErrorProps {
  /** Of the notice, which may stand outside any card. */
  payment: UsePaymentResult;
  error: CheckoutError;
}

/** Why there is no payment to show, and what can be done: once more, in another way, with help. */
export function ExplainedError({ payment, error }: ExplainedErrorProps) {
  const { css, checkout } = usePart('ErrorNotice', { payment });
  const card = useContext(CardContext);
  const { session, messages } = checkout;
  const words = mergeMessages(en, messages);
  const { stage } = session.getState();
  // Else the payment exists and could not be read, whatever else the page failed to start.
  const failed = stage.status === 'error' && stage.error === error ? stage : null;
  const known = stage.status === 'open' ? stage.followed : null;
  const { text, again, elsewhere } = explainError(error.code, messages, failed !== null);
  const tryAgain = () => {
    if (failed === null) return void payment.refresh();
    // What goes wrong this time is shown by the card like the first time.
    session.retry().catch(() => {});
  };
  return (
    <PaymentContext.Provider value={payment}>
      <span className={css('payment-status__disc')} aria-hidden="true">
        <Icon name="warning" />
      </span>
      <h2
        ref={card?.heading}
        id={card?.headingId}
        tabIndex={-1}
        className={css('payment-status__title')}
      >
        {failed ? words.error.title : words.error.unread}
      </h2>
      <p className={css('payment-status__text')}>
        {text} {/* Money is under way on another payment of the order. */}
        {error.code !== 'order_changed' && (failed ? words.say.uncharged : words.connection.safe)}
      </p>
      {again && (
        <button type="button" className={css('button')} onClick={tryAgain}>
          {words.action.tryAgain}
        </button>
      )}
      {failed && (
        <OtherWays params={failed.params} error={error} elsewhere={elsewhere} main={!again} />
      )}
      <SupportLink />
      {error.requestId !== null && (
        <PaymentTools
          details={() => supportDetails(known?.payment ?? failed?.params ?? {}, error)}
        />
      )}
    </PaymentContext.Provider>
  );
}
