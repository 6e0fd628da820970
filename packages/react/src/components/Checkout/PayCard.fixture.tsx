import { usePayment } from '../../hooks/usePayment.ts';
import { Checkout, type CheckoutProps } from './Checkout.tsx';

/** A page with the card, and a button that pays the order 1042. */
export function PayCard(props: Pick<CheckoutProps, 'onClose'>) {
  const payment = usePayment();
  return (
    <>
      <button type="button" onClick={() => payment.start({ orderId: '1042' })}>
        Pay
      </button>
      <Checkout payment={payment} {...props} />
    </>
  );
}
