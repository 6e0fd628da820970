import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BareDialog } from './BareDialog.tsx';
import { ADDRESS } from './page.ts';

/* A floor: the click shows a dialog and builds its code; nobody is asked for anything. */

function Page() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    globalThis.nextRound = () => setOpen(false);
  }, []);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Pay now
      </button>
      {open && <BareDialog address={ADDRESS} />}
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
