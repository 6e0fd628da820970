import {
  createTestCheckout,
  type TestCheckout,
  type TestCheckoutOptions,
} from '@coinslot/react/testing';
import { useState } from 'react';
import { usePage } from './StoryPage.tsx';
import { CLOCK_ERROR } from './toolbar.ts';

/** The true time, where the toolbar says how wrong the device's is. */
export function useTrueTime(): () => number {
  const error = CLOCK_ERROR[usePage().clock];
  return () => Date.now() - error;
}

/** A server of the story's own, on the true time. The options are those of the first rendering. */
export function useTestServer(
  options: TestCheckoutOptions,
  onServer?: (server: TestCheckout) => void,
): TestCheckout {
  const now = useTrueTime();
  const [server] = useState(() => createTestCheckout({ now, ...options }));
  onServer?.(server);
  return server;
}
