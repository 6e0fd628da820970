'use client';
import { ModalOutlet } from './components/ModalOutlet/ModalOutlet.tsx';
import { type CheckoutProviderProps, CheckoutRoot } from './context/CheckoutRoot.tsx';

/**
 * Holds the open payment for everything below it, and shows the modal when a hook opens it. It
 * keeps a query client of its own and puts none around your tree: your queries stay yours.
 *
 * @example
 * <CheckoutProvider endpoint="/api/checkout" locale="pl">
 *   <Shop />
 * </CheckoutProvider>
 */
export function CheckoutProvider({ children, ...settings }: CheckoutProviderProps) {
  return (
    <CheckoutRoot {...settings}>
      {children}
      <ModalOutlet />
    </CheckoutRoot>
  );
}
