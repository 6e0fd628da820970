import { Checkout, CopyButton, type UsePaymentResult } from '@coinslot/react';

/** The ready card with a word of the shop between its pieces, in an element of the shop. */
export function OwnPieces({ payment }: { payment: UsePaymentResult }) {
  return (
    <Checkout payment={payment} render={<article />}>
      {({ header, status, error, view, actions, connection, lastChecked }) => (
        <>
          {header}
          {status}
          {error}
          {view}
          <p style={{ display: 'flex', alignItems: 'center', margin: 0 }}>
            Your order 1042 <CopyButton value="1042" label="Copy order" copied="Order copied" />
          </p>
          {actions}
          {connection}
          {lastChecked}
        </>
      )}
    </Checkout>
  );
}
