'use client';
import { usePart } from '../part/usePart.ts';
import { actionsFor } from './actionsFor.ts';

interface PaymentActionsProps {
  /** Closes what the card stands in; without it a paid card only links to `returnUrl`. */
  onContinue?: (() => void) | undefined;
}

/** What the shopper can do next, once there is nothing to send. */
export function PaymentActions({ onContinue }: PaymentActionsProps) {
  const { payment, root, css, words, checkout } = usePart<HTMLDivElement>('PaymentActions');
  const { session, returnUrl, supportUrl } = checkout;
  const { data } = payment;
  if (data === null) return null;

  const { startNew, ...can } = actionsFor(data);
  const goOn = can.goOn && (returnUrl ?? onContinue);
  const support = can.support && supportUrl;
  if (!goOn && !support && !startNew && !can.alreadyPaid) return null;

  const start = () => {
    const { stage } = session.getState();
    // What the shop asked for the first time, its own parameters included.
    const asked = stage.status === 'open' && stage.followed.id === data.id ? stage.params : null;
    const asset = data.due?.asset.code;
    const again = asked ?? { orderId: data.orderId, provider: data.provider, asset };
    // What goes wrong is shown by the card.
    payment.start({ ...again, startNew: true }).catch(() => {});
  };
  const button = (kind: string, label: string, onClick: () => void) => (
    <button type="button" className={css(kind)} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <div {...root}>
      {typeof goOn === 'string' && (
        <a className={css('button')} href={goOn}>
          {words.action.goOn}
        </a>
      )}
      {typeof goOn === 'function' && button('button', words.action.goOn, goOn)}
      {startNew && button('button', words.action[startNew], start)}
      {can.alreadyPaid &&
        button('button-2', words.action.alreadyPaid, () => void payment.confirmPaid())}
      {support && (
        <a className={css('button-2')} href={support}>
          {words.action.support}
        </a>
      )}
    </div>
  );
}
