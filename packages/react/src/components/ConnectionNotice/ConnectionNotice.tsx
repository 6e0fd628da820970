'use client';
import { isFinal } from '@coinslot/core';
import { Icon } from '../Icon/Icon.tsx';
import { usePart } from '../part/usePart.ts';

/** Says that the server can not be asked just now, and that the payment does not mind. */
export function ConnectionNotice() {
  const { payment, root, words } = usePart<HTMLDivElement>('ConnectionNotice');
  const { data, connection, error } = payment;
  const lost = data !== null && !isFinal(data.status) && (connection !== 'ok' || error !== null);
  // The region stays, so that its words are read out when they come.
  return (
    <div {...root} role="status" hidden={!lost}>
      {lost && (
        <>
          <Icon name="warning" />
          <span>
            {words.connection.lost} {words.connection.safe}
          </span>
        </>
      )}
    </div>
  );
}
