// KryptoGO's guide, "Advanced Usage": its own text, with another import.
// biome-ignore-all lint/a11y/useButtonType: nor does the guide name a type.
import { useKryptogoPayment as usePayment } from '@coinslot/react';

function AdvancedPaymentComponent() {
  const { openPaymentModal } = usePayment();

  const handlePayment = () => {
    openPaymentModal({
      fiat_amount: '100',
      fiat_currency: 'TWD',
      callback_url: 'https://your-server.com/payment/callback',
      order_data: {
        orderId: '12345',
        productName: 'Product Name',
        customerInfo: {
          id: 'user123',
          email: 'user@example.com',
        },
      },
      group_key: 'product_purchase',
    });
  };

  return <button onClick={handlePayment}>Process Payment</button>;
}

export { AdvancedPaymentComponent };
