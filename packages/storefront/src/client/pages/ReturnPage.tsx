import { PaymentReturn, usePaymentReturn } from '@coinslot/react';
import { useEffect } from 'react';
import { Link } from '../parts/Link.tsx';
import { navigate } from '../state/usePath.ts';

/**
 * Where the page of a provider leads back to. It finds the payment, and goes on to the order, which
 * follows it: what the address says of success counts for nothing.
 */
export function ReturnPage() {
  const payment = usePaymentReturn();
  const orderId = payment.data?.orderId;
  useEffect(() => {
    if (orderId !== undefined) navigate(`/orders/${orderId}`, { replace: true });
  }, [orderId]);
  return (
    <div className="narrow">
      <title>Your payment · Quiet Kettle</title>
      <h1>Your payment</h1>
      <PaymentReturn payment={payment} />
      {/* Nothing to come back to, or nothing that this browser may see. */}
      {(payment.status === 'idle' || payment.status === 'error') && (
        <p>
          How it stands is said with its order. <Link href="/orders">Look at your orders</Link>.
        </p>
      )}
    </div>
  );
}
