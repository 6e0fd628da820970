'use client';
import { isFinal } from '@coinslot/core';
import { Icon } from '../Icon/Icon.tsx';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { useText } from '../text/useText.ts';

/** Says that the server can not be asked just now, and that the payment does not mind. */
export function ConnectionNotice() {
  const payment = usePaymentOf(undefined, 'ConnectionNotice');
  const { words } = useText('ConnectionNotice');
  const { root, css } = useSlot<HTMLDivElement>(
    'connection-notice',
    { useCase: 'ConnectionNotice', payment },
    null,
  );
  const lost =
    payment.data !== null &&
    !isFinal(payment.data.status) &&
    (payment.connection !== 'ok' || payment.error !== null);
  // The region stays, so that its words are read out when they come.
  return (
    <div {...root} role="status" hidden={!lost}>
      {lost && (
        <>
          <Icon name="warning" />
          <span className={css('__text')}>
            {payment.connection === 'offline'
              ? words.connection.offline
              : words.connection.retrying}{' '}
            {words.connection.safe}
          </span>
        </>
      )}
    </div>
  );
}
