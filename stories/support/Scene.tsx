import type { Payment } from '@coinslot/core';
import {
  Checkout,
  CheckoutProvider,
  type CheckoutProviderProps,
  usePayment,
  usePaymentStatus,
} from '@coinslot/react';
import { FIXTURE_TIME } from '@coinslot/react/testing';
import { type ReactNode, useEffect, useState } from 'react';
import { servePayment } from './servePayment.ts';

export interface SceneProps extends Partial<CheckoutProviderProps> {
  /** What the server says of the payment. Without one it is being created. */
  payment?: Payment;
  /** How many seconds ago the payment was made, by the server's clock. */
  seconds?: number;
  /** Replaces the card's ready layout. */
  children?: ReactNode;
}

/** One card of a shop whose server says what the story wants. */
export function Scene({ payment, seconds = 8, children, ...settings }: SceneProps) {
  const time = new Date(Date.parse(FIXTURE_TIME) + seconds * 1000).toISOString();
  const [fetch] = useState(() => settings.fetch ?? (payment && servePayment(payment, time)));
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      merchantName="North Roasters"
      returnUrl="#thanks"
      supportUrl="mailto:help@north.example"
      {...settings}
      fetch={fetch}
    >
      {payment === undefined ? (
        <Starting>{children}</Starting>
      ) : (
        <Following payment={payment} time={time}>
          {children}
        </Following>
      )}
    </CheckoutProvider>
  );
}

function Following({
  payment,
  time,
  children,
}: {
  payment: Payment;
  time: string;
  children: ReactNode;
}) {
  const initial = { payment, serverTime: time };
  const [kept] = useState(initial);
  const followed = usePaymentStatus({ id: payment.id, clientSecret: 'secret', initial: kept });
  return <Checkout payment={followed}>{children}</Checkout>;
}

function Starting({ children }: { children: ReactNode }) {
  const payment = usePayment();
  const { start } = payment;
  useEffect(() => {
    start({ orderId: '1042' }).catch(() => {});
  }, [start]);
  return <Checkout payment={payment}>{children}</Checkout>;
}
