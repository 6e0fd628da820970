import { useEffect } from 'react';
import { usePayment } from '../../hooks/usePayment.ts';
import { Checkout } from './Checkout.tsx';

/** A page that pays the order 1042 at once, with the card. */
export function StartedCard() {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042' }).catch(() => {});
  }, [start]);
  return <Checkout payment={payment} />;
}
