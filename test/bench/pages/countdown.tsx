import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/* A floor: a page that React writes one text on each second, and nothing else. */

function Page() {
  const [left, setLeft] = useState(900);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <button type="button">{left}</button>;
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
