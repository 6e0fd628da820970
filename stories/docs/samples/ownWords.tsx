import { CheckoutProvider, type MessagesOverride } from '@coinslot/react';
import type { ReactNode } from 'react';

/** Any part of a pack; a key that does not exist is a type error. */
const words: MessagesOverride = {
  title: { paid: 'Order placed' },
  say: { thanks: 'Thank you. {merchant} roasts it today.' },
};

export function Shop({ children }: { children: ReactNode }) {
  return (
    <CheckoutProvider endpoint="/api/checkout" messages={words}>
      {children}
    </CheckoutProvider>
  );
}
