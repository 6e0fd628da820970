// KryptoGO's guide, "Basic Usage": its own text, with another import.
// biome-ignore-all lint/a11y/useButtonType: nor does the guide name a type.
// biome-ignore-all lint/correctness/noUnusedVariables: the guide names all that there is.
import { useKryptogoPayment as usePayment } from '@coinslot/react';

function PaymentComponent() {
  const { openPaymentModal, closePaymentModal, data, isLoading, isSuccess, isError, error } =
    usePayment();

  return (
    <button
      onClick={() =>
        openPaymentModal({
          fiat_amount: '100',
          fiat_currency: 'TWD',
        })
      }
    >
      Pay Now
    </button>
  );
}

export { PaymentComponent };
