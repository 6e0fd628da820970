import {
  Checkout,
  PaymentAddress,
  PaymentAmount,
  PaymentStatus,
  usePayment,
} from '@coinslot/react';

/** The parts that you want, in your own order; each shows the payment of its card. */
export function OwnLayout({ orderId }: { orderId: string }) {
  const payment = usePayment();
  const { status, start } = payment;
  return (
    <>
      {status === 'idle' && (
        <button type="button" onClick={() => start({ orderId }).catch(() => {})}>
          Pay
        </button>
      )}
      <Checkout payment={payment}>
        <PaymentStatus />
        <PaymentAmount />
        <PaymentAddress />
      </Checkout>
    </>
  );
}
