'use client';
import { type ReactNode, useState } from 'react';

interface AskButtonProps {
  className: string | undefined;
  /** Asks the server; never rejects. */
  ask(): Promise<unknown>;
  /** What is said meanwhile. */
  asking: string;
  children: ReactNode;
}

/** A button that asks the server, and says so; pressed again meanwhile, it asks no second time. */
export function AskButton({ ask, asking, children, ...rest }: AskButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    await ask();
    setBusy(false);
  };
  return (
    <button type="button" {...rest} aria-disabled={busy} onClick={press}>
      {busy ? asking : children}
    </button>
  );
}
