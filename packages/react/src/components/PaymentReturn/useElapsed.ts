'use client';
import { useEffect, useState } from 'react';

/** Until a card that checks says that it may take longer, in ms. */
const PATIENCE = 20_000;

/** Whether `running` has been so for longer than a shopper expects to wait. */
export function useElapsed(running: boolean): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setElapsed(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setElapsed(false);
    };
  }, [running]);
  return elapsed;
}
