'use client';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { Icon } from '../Icon/Icon.tsx';
import { joinClasses } from '../part/joinClasses.ts';
import { usePart } from '../part/usePart.ts';

interface CheckoutHeaderProps {
  onClose?: (() => void) | undefined;
}

/** Who is paid, for which order, and the way out. */
export function CheckoutHeader({ onClose }: CheckoutHeaderProps) {
  const { payment, root, css, words, checkout } = usePart<HTMLDivElement>('CheckoutHeader');
  const { stage } = checkout.session.getState();
  // What the session prepares can be put aside; in a dialog that is what closes it.
  const close = onClose ?? (stage.status === 'creating' && !payment.data && payment.reset);
  const asked = stage.status === 'idle' ? null : stage.params;
  const order = payment.data?.orderId ?? asked?.orderId;
  const orderLine = order && fillMessage(words.order, { order });
  const merchant = checkout.merchantName;
  const sandbox = (checkout.environment ?? payment.data?.environment) === 'sandbox';
  return (
    <>
      <div {...root}>
        {merchant && (
          <span className={css('__mark')} aria-hidden="true">
            {Array.from(merchant.trim())[0]}
          </span>
        )}{' '}
        <span className={css('__names')}>
          <span className={css('__name')}>{merchant ?? orderLine}</span>{' '}
          {merchant && <span className={css('__order')}>{orderLine}</span>}
        </span>
        {close && (
          <button
            type="button"
            className={joinClasses(css('icon-button'), css('__close'))}
            aria-label={words.close}
            onClick={close}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {sandbox && <p className={css('checkout__ribbon')}>{words.testMode}</p>}
    </>
  );
}
