import { MethodPicker } from '@coinslot/react';
import { useState } from 'react';

/** For a shopper who changed their mind before any money was seen: another payment takes the place. */
export function OtherWays({ orderId }: { orderId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="other-ways" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Pay another way</summary>
      <p className="hint">Only if you have not paid yet. The payment above is then over.</p>
      {open && <MethodPicker orderId={orderId} />}
    </details>
  );
}
