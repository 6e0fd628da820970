'use client';
import { useChunk } from '../part/useChunk.ts';
import { type Exceptions, exceptionsChunk } from './exceptionsChunk.ts';

/** Until the chunk is fetched without need, while the network still works, in ms. */
const IDLE = 1_500;

/**
 * The words and actions of a payment that left its usual course; undefined until they are loaded,
 * and in the first render of a page from the server.
 *
 * @param needed Loads them at once; otherwise when the page has come to rest.
 */
export function useExceptions(needed: boolean): Exceptions | undefined {
  return useChunk(exceptionsChunk, needed ? 0 : IDLE);
}
