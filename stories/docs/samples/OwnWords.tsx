import {
  CheckoutButton,
  CheckoutProvider,
  type CheckoutProviderProps,
  type MessagesOverride,
} from '@coinslot/react';

/** Any part of a pack; a key that does not exist is a type error. */
const words: MessagesOverride = {
  title: { paid: 'Order placed' },
  say: { thanks: 'Thank you. {merchant} roasts it today.' },
};

export function Shop({ fetch }: Pick<CheckoutProviderProps, 'fetch'>) {
  return (
    <CheckoutProvider endpoint="/api/checkout" messages={words} fetch={fetch}>
      <CheckoutButton orderId="1042">Pay 12.50 USD</CheckoutButton>
    </CheckoutProvider>
  );
}
