import type { RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CheckoutProvider } from '../CheckoutProvider.tsx';
import type { CheckoutProviderProps } from '../context/CheckoutRoot.tsx';
import { createTestCheckout, type TestCheckout } from './createTestCheckout.ts';
import { fillDialog } from './fillDialog.ts';

export interface RenderWithCheckoutOptions extends Partial<CheckoutProviderProps> {
  /** The server to talk to. Default: a fresh one, on which nobody pays. */
  checkout?: TestCheckout;
}

/**
 * Renders below a `CheckoutProvider` that talks to a test checkout; what opens the modal opens it.
 * Loads `@testing-library/react` when called, so that the rest of this entry works without it.
 *
 * @example
 * import { screen } from '@testing-library/react';
 *
 * const { checkout } = await renderWithCheckout(<PayButton />);
 * await user.click(screen.getByRole('button'));
 * await screen.findByRole('dialog', { name: /Send exactly/ });
 * expect(checkout.payments()).toHaveLength(1);
 */
export async function renderWithCheckout(
  ui: ReactNode,
  { checkout = createTestCheckout(), ...props }: RenderWithCheckoutOptions = {},
): Promise<RenderResult & { checkout: TestCheckout }> {
  fillDialog();
  const { render } = await import('@testing-library/react');
  const wrapper = ({ children }: { children: ReactNode }) => (
    <CheckoutProvider endpoint="/api/checkout" fetch={checkout.fetch} {...props}>
      {children}
    </CheckoutProvider>
  );
  const result: RenderResult = render(ui, { wrapper });
  return { checkout, ...result };
}
