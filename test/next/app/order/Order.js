'use client';

import { Checkout, CheckoutProvider, usePaymentStatus } from '@coinslot/react';

export function Order({ view }) {
  return (
    <CheckoutProvider endpoint="/api/checkout">
      <Card view={view} />
    </CheckoutProvider>
  );
}

function Card({ view: { payment, clientSecret, serverTime } }) {
  const initial = { payment, serverTime };
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret, initial })} />;
}
