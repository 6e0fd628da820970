import { CheckoutProvider, useCryptofusePayment } from '@coinslot/react';
import '@coinslot/react/styles.css';
import { createRoot } from 'react-dom/client';

/** A shop's page whose checkout server has an origin of its own: `?endpoint=…&order=…`. */
function Shop({ orderId }: { orderId: string }) {
  const { openPaymentModal, status, error } = useCryptofusePayment();
  return (
    <>
      <button type="button" onClick={() => void openPaymentModal({ orderId, asset: 'USDTTRC20' })}>
        Pay now
      </button>
      <output>{error?.code ?? status}</output>
    </>
  );
}

const query = new URLSearchParams(location.search);
const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <CheckoutProvider endpoint={query.get('endpoint') ?? ''} environment="sandbox">
    <Shop orderId={query.get('order') ?? ''} />
  </CheckoutProvider>,
);
