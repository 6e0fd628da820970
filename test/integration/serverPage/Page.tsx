import type { Payment } from '@coinslot/core';
import { Checkout, CheckoutProvider, usePaymentStatus } from '@coinslot/react';

/** What a server puts into the page of an order: the payment, its secret, and its own time. */
export interface PageData {
  payment: Payment;
  clientSecret: string;
  serverTime: string;
}

/** The page of an order, as a server renders it and the browser takes it over. */
export function Page({ data }: { data: PageData }) {
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      locale="auto"
      merchantName="North Roasters"
      appearance={{ variables: { colorPrimary: '#6a1b9a' } }}
    >
      <Order {...data} />
    </CheckoutProvider>
  );
}

function Order({ payment, clientSecret, serverTime }: PageData) {
  const initial = { payment, serverTime };
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret, initial })} />;
}
