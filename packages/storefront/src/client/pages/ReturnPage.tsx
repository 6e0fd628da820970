import { PaymentReturn, usePaymentReturn } from '@coinslot/react';
import { useEffect } from 'react';
import { Link } from '../parts/Link.tsx';
import { useWords } from '../state/useLanguage.ts';
import { navigate } from '../state/usePath.ts';

/**
 * Where the page of a provider leads back to. It finds the payment, and goes on to the order, which
 * follows it: what the address says of success counts for nothing.
 */
export function ReturnPage() {
  const payment = usePaymentReturn();
  const words = useWords();
  const orderId = payment.data?.orderId;
  useEffect(() => {
    if (orderId !== undefined) navigate(`/orders/${orderId}`, { replace: true });
  }, [orderId]);
  return (
    <div className="narrow" aria-busy={payment.status === 'creating'}>
      <title>{`${words.yourPayment} · Quiet Kettle`}</title>
      <h1>{words.yourPayment}</h1>
      <PaymentReturn payment={payment} />
      {/* Nothing to come back to, or nothing that this browser may see. */}
      {(payment.status === 'idle' || payment.status === 'error') && (
        <p>
          {words.withOrder} <Link href="/orders">{words.toOrders}</Link>
        </p>
      )}
    </div>
  );
}
