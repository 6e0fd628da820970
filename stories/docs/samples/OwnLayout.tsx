import {
  Checkout,
  PaymentAddress,
  PaymentAmount,
  PaymentStatus,
  usePayment,
} from '@coinslot/react';

/** The parts that you want, in your own order; each shows the payment of its card. */
export function OwnLayout() {
  return (
    <Checkout payment={usePayment()}>
      <PaymentStatus />
      <PaymentAmount />
      <PaymentAddress />
    </Checkout>
  );
}
