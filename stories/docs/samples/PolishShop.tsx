import { CheckoutButton, CheckoutProvider, type CheckoutProviderProps } from '@coinslot/react';
import pl from '@coinslot/react/locales/pl';

export function PolishShop({ fetch }: Pick<CheckoutProviderProps, 'fetch'>) {
  return (
    <CheckoutProvider endpoint="/api/checkout" locale="pl" messages={pl} fetch={fetch}>
      <CheckoutButton orderId="1042">Zapłać 399,00 PLN</CheckoutButton>
    </CheckoutProvider>
  );
}
