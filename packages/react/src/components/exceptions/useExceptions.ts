'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { loadExceptions, loadedExceptions, subscribeToExceptions } from './loadExceptions.ts';

/** Until the chunk is fetched without need, while the network still works, in ms. */
const IDLE = 1_500;

const none = () => undefined;

/**
 * The words and actions of a payment that left its usual course; undefined until they are loaded,
 * and in the first render of a page from the server.
 *
 * @param needed Loads them at once; otherwise when the page has come to rest.
 */
export function useExceptions(needed: boolean): ReturnType<typeof loadedExceptions> {
  useEffect(() => {
    const timer = setTimeout(loadExceptions, needed ? 0 : IDLE);
    return () => clearTimeout(timer);
  }, [needed]);
  return useSyncExternalStore(subscribeToExceptions, loadedExceptions, none);
}
