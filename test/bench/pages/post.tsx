import type { Payment } from '@coinslot/core';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BareDialog } from './BareDialog.tsx';
import { ENDPOINT, VISIT } from './page.ts';

/* A floor: the click posts the order, and the answer, believed as it is, is shown with its code. */

function Page() {
  const [address, setAddress] = useState<string | null>(null);
  const order = useRef(1);
  useEffect(() => {
    globalThis.nextRound = () => setAddress(null);
  }, []);
  const pay = async () => {
    const response = await fetch(`${ENDPOINT}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId: `${VISIT}-${order.current++}` }),
    });
    const { payment } = (await response.json()) as { payment: Payment };
    if (payment.action.type === 'transfer') setAddress(payment.action.address);
  };
  return (
    <>
      <button type="button" onClick={() => void pay()}>
        Pay now
      </button>
      {address !== null && <BareDialog address={address} />}
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
