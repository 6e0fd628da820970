import { usePayment } from '../../hooks/usePayment.ts';
import { Checkout } from './Checkout.tsx';

/** A page with the card, and a button that pays the order 1042. */
export function PayCard() {
  const payment = usePayment();
  return (
    <>
      <button type="button" onClick={() => payment.start({ orderId: '1042' })}>
        Pay
      </button>
      <Checkout payment={payment} />
    </>
  );
}
