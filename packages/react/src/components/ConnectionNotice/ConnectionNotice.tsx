'use client';
import { isFinal } from '@coinslot/core';
import { Icon } from '../Icon/Icon.tsx';
import { type PaymentProp, usePart } from '../part/usePart.ts';

/**
 * Says that the server can not be asked just now, or that it refuses to be: that mends no waiting,
 * a new load of the page does. The payment minds neither.
 */
export function ConnectionNotice(props: Pick<PaymentProp, 'payment'>) {
  const { payment, root, words } = usePart<HTMLDivElement>('ConnectionNotice', props);
  const { data, connection, error } = payment;
  const live = data !== null && !isFinal(data.status);
  const lost = live && (connection !== 'ok' || error !== null);
  // The region stays, and is not `hidden` before: only then are its words read out when they come.
  return (
    <div
      {...root}
      className={lost ? root.className : 'coinslot-hidden'}
      role="status"
      hidden={!live}
    >
      {lost && (
        <>
          <Icon name="warning" />
          {/* Another element for each, for translators of pages move texts away. */}
          <span key={error?.code}>
            {error ? (
              <>
                <b>{words.error.unread}</b>
                <br />
                {words.error.outdated}
              </>
            ) : (
              words.connection.lost
            )}{' '}
            {words.connection.safe}
          </span>
        </>
      )}
    </div>
  );
}
