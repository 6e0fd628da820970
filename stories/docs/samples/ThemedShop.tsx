import { CheckoutButton, CheckoutProvider, type CheckoutProviderProps } from '@coinslot/react';

const appearance = {
  theme: 'auto',
  density: 'compact',
  variables: {
    colorPrimary: 'light-dark(#0b5c8a, #6cc3f2)',
    colorOnPrimary: 'light-dark(#fff, #04202f)',
    borderRadius: '10px',
    fontFamily: 'Georgia, serif',
  },
} as const;

export function ThemedShop({ fetch }: Pick<CheckoutProviderProps, 'fetch'>) {
  return (
    <CheckoutProvider endpoint="/api/checkout" appearance={appearance} fetch={fetch}>
      <CheckoutButton orderId="1042">Pay 12.50 USD</CheckoutButton>
    </CheckoutProvider>
  );
}
