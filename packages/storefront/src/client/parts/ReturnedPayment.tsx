import { PaymentReturn, usePaymentReturn } from '@coinslot/react';
import { useEffect } from 'react';

interface ReturnedPaymentProps {
  paymentId: string;
  onChange(): void;
}

/** What a shopper finds who comes back from a provider's page, or looks from another tab. */
export function ReturnedPayment({ paymentId, onChange }: ReturnedPaymentProps) {
  const payment = usePaymentReturn({ id: paymentId });
  const version = payment.data?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version is news to the order.
  useEffect(() => {
    if (version !== undefined) onChange();
  }, [version]);
  return <PaymentReturn payment={payment} />;
}
