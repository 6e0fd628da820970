'use client';
import { useEffect, useState } from 'react';

/** The time on this device, Unix ms, renewed every `step` ms; null until mounted. */
export function useNow(step: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, [step]);
  return now;
}
