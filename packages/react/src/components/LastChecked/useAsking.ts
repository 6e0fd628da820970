'use client';
import { useState } from 'react';

/** Whether the server is being asked, and a function that says so until it has answered. */
export function useAsking(): [asking: boolean, ask: (answer: Promise<unknown>) => void] {
  const [asking, setAsking] = useState(false);
  const ask = async (answer: Promise<unknown>) => {
    setAsking(true);
    await answer;
    setAsking(false);
  };
  return [asking, ask];
}
