'use client';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { Icon } from '../Icon/Icon.tsx';
import { joinClasses } from '../slot/joinClasses.ts';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

interface CheckoutHeaderProps {
  onClose?: (() => void) | undefined;
}

/** Who is paid, for which order, and the way out. */
export function CheckoutHeader({ onClose }: CheckoutHeaderProps) {
  const payment = usePaymentOf(undefined, 'CheckoutHeader');
  const { merchantName, session } = useCheckoutContext('CheckoutHeader');
  const { words } = useText('CheckoutHeader');
  const { root, css } = useSlot<HTMLDivElement>(
    'checkout-header',
    { useCase: 'CheckoutHeader', payment },
    null,
  );
  const { stage } = session.getState();
  const asked = stage.status === 'creating' || stage.status === 'error' ? stage.params : null;
  const order = payment.data?.orderId ?? asked?.orderId;
  const orderLine = order === undefined ? '' : fillMessage(words.order, { order });
  return (
    <div {...root}>
      {merchantName !== undefined && (
        <span className={css('__mark')} aria-hidden="true">
          {Array.from(merchantName.trim())[0]?.toLocaleUpperCase()}
        </span>
      )}
      <span className={css('__names')}>
        <span className={css('__name')}>{merchantName ?? orderLine}</span>
        {merchantName !== undefined && <span className={css('__order')}>{orderLine}</span>}
      </span>
      {onClose !== undefined && (
        <button
          type="button"
          className={joinClasses(css('icon-button'), css('__close'))}
          aria-label={words.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
