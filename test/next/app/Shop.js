'use client';

import { CheckoutProvider, useCryptofusePayment } from '@coinslot/react';

export function Shop() {
  return (
    <CheckoutProvider endpoint="/api/checkout">
      <Pay />
    </CheckoutProvider>
  );
}

function Pay() {
  const { openPaymentModal } = useCryptofusePayment();
  return (
    <button type="button" onClick={() => openPaymentModal({ orderId: '1042' })}>
      Pay now
    </button>
  );
}
