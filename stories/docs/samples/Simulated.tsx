import { Checkout, CheckoutProvider, usePayment } from '@coinslot/react';
import { createTestCheckout, PaymentSimulator } from '@coinslot/react/testing';

const checkout = createTestCheckout({ now: () => Date.now() });

export function Prototype() {
  return (
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch}>
      <Order />
      <PaymentSimulator checkout={checkout} />
    </CheckoutProvider>
  );
}

function Order() {
  const payment = usePayment();
  const start = () => void payment.start({ orderId: '1042' }).catch(() => {});
  if (payment.status !== 'idle') return <Checkout payment={payment} />;
  return (
    <button type="button" onClick={start}>
      Pay now
    </button>
  );
}
