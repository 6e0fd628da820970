'use client';
import { useEffect, useState } from 'react';

/** Until a card that checks says that it may take longer, in ms. */
const PATIENCE = 20_000;

/** Whether `running` has been so for longer than a shopper expects to wait. */
export function useElapsed(running: boolean): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    if (!running) return;
    let timer = 0;
    const begin = () => {
      clearTimeout(timer);
      setElapsed(false);
      timer = window.setTimeout(() => setElapsed(true), PATIENCE);
    };
    // A page out of the back/forward cache checks anew; the time it stood still is not its own.
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) begin();
    };
    begin();
    window.addEventListener('pageshow', onPageShow);
    return () => {
      clearTimeout(timer);
      setElapsed(false);
      window.removeEventListener('pageshow', onPageShow);
    };
  }, [running]);
  return elapsed;
}
