import '@coinslot/react/styles.css';
import { CheckoutProvider, useCryptofusePayment } from '@coinslot/react';

export function App() {
  return (
    <CheckoutProvider endpoint="/api/checkout" merchantName="North Roasters">
      <PayButton orderId="1042" />
    </CheckoutProvider>
  );
}

export function PayButton({ orderId }: { orderId: string }) {
  const { openPaymentModal, isLoading } = useCryptofusePayment({
    onSuccess: (payment) => location.assign(`/orders/${payment.orderId}`),
  });
  return (
    <button type="button" aria-disabled={isLoading} onClick={() => openPaymentModal({ orderId })}>
      Pay now
    </button>
  );
}
