'use client';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';
import { actionsFor } from './actionsFor.ts';

interface PaymentActionsProps {
  /** Closes what the card stands in; without it a paid card only links to `returnUrl`. */
  onContinue?: (() => void) | undefined;
}

/** What the shopper can do next, once there is nothing to send. */
export function PaymentActions({ onContinue }: PaymentActionsProps) {
  const payment = usePaymentOf(undefined, 'PaymentActions');
  const { session, returnUrl, supportUrl } = useCheckoutContext('PaymentActions');
  const { words } = useText('PaymentActions');
  const { root, css } = useSlot<HTMLDivElement>(
    'payment-actions',
    { useCase: 'PaymentActions', payment },
    null,
  );
  const { data } = payment;
  if (data === null) return null;
  const actions = actionsFor(data);

  const startNew = () => {
    const { stage } = session.getState();
    // What the shop asked for the first time, its own parameters included.
    const asked = stage.status === 'open' && stage.followed.id === data.id ? stage.params : null;
    const asset = data.due?.asset.code;
    const again = asked ?? { orderId: data.orderId, provider: data.provider, asset };
    // What goes wrong is shown by the card.
    payment.start({ ...again, startNew: true }).catch(() => {});
  };
  const goOn = actions.goOn && (returnUrl !== undefined || onContinue !== undefined);
  const support = actions.support && supportUrl !== undefined;
  if (!goOn && !support && actions.startNew === null && !actions.alreadyPaid) return null;

  return (
    <div {...root}>
      {actions.goOn && returnUrl !== undefined && (
        <a className={css('button')} href={returnUrl}>
          {words.action.goOn}
        </a>
      )}
      {actions.goOn && returnUrl === undefined && onContinue !== undefined && (
        <button type="button" className={css('button')} onClick={onContinue}>
          {words.action.goOn}
        </button>
      )}
      {actions.startNew !== null && (
        <button type="button" className={css('button')} onClick={startNew}>
          {words.action[actions.startNew]}
        </button>
      )}
      {actions.alreadyPaid && (
        <button
          type="button"
          className={css('button-2')}
          onClick={() => void payment.confirmPaid()}
        >
          {words.action.alreadyPaid}
        </button>
      )}
      {support && (
        <span className={css('__support')}>
          <a className={css('link')} href={supportUrl}>
            {words.action.support}
          </a>
        </span>
      )}
    </div>
  );
}
