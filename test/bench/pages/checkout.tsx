import { CheckoutButton, CheckoutProvider, usePayment } from '@coinslot/react';
import '@coinslot/react/styles.css';
import { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ENDPOINT, VISIT } from './page.ts';

/* Ours: a shop's page with one button. */

const queryClient = new QueryClient();

function Shop() {
  const [order, setOrder] = useState(1);
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    globalThis.nextRound = () => setLeaving(true);
  }, []);
  const leave = () => {
    setLeaving(false);
    setOrder((last) => last + 1);
    // A shop's page does not hold the payments of fifty orders.
    queryClient.clear();
  };
  return (
    <CheckoutProvider endpoint={ENDPOINT} queryClient={queryClient}>
      <CheckoutButton orderId={`${VISIT}-${order}`}>Pay now</CheckoutButton>
      {leaving && <Reset onReset={leave} />}
    </CheckoutProvider>
  );
}

/** A hook on the page only while it is needed: a shop with a button alone has none. */
function Reset({ onReset }: { onReset: () => void }) {
  const { reset } = usePayment();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is mounted.
  useEffect(() => {
    reset();
    onReset();
  }, []);
  return null;
}

createRoot(document.getElementById('root') as HTMLElement).render(<Shop />);
