import { MethodPicker } from '@coinslot/react';
import { useState } from 'react';
import { useWords } from '../state/useLanguage.ts';

/** For a shopper who changed their mind before any money was seen: another payment takes the place. */
export function OtherWays({ orderId }: { orderId: string }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="other-ways" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.otherWay}</summary>
      <p className="hint">{words.otherWayHint}</p>
      {open && <MethodPicker orderId={orderId} />}
    </details>
  );
}
