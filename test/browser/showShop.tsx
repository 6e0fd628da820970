import '@coinslot/react/styles.css';
import { CheckoutButton, CheckoutProvider, type CheckoutProviderProps } from '@coinslot/react';
import { createTestCheckout, type TestCheckout } from '@coinslot/react/testing';
import { type ReactNode, StrictMode } from 'react';
import { render } from 'vitest-browser-react';

interface ShowShopOptions extends Pick<CheckoutProviderProps, 'onEvent'> {
  checkout?: TestCheckout;
  /** What stands below the button. */
  children?: ReactNode;
}

/** A shop with a button, in a real browser. */
export async function showShop(options: ShowShopOptions = {}): Promise<TestCheckout> {
  const { checkout = createTestCheckout(), onEvent, children } = options;
  await render(
    <StrictMode>
      <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch} onEvent={onEvent}>
        <CheckoutButton orderId="1042">Pay now</CheckoutButton>
        {children}
      </CheckoutProvider>
    </StrictMode>,
  );
  return checkout;
}
