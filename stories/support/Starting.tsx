import { Checkout, usePayment } from '@coinslot/react';
import { type ReactNode, useEffect } from 'react';

/** A card whose page pays the order 1042 at once. */
export function Starting({ children }: { children?: ReactNode }) {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042' }).catch(() => {});
  }, [start]);
  return <Checkout payment={payment}>{children}</Checkout>;
}
