'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { Chunk } from './createChunk.ts';

/** Until a load that failed is tried again, in ms. */
const AGAIN = 3_000;

const none = () => undefined;

/**
 * What a chunk holds; undefined until it is loaded, and in the first render of a page from the
 * server.
 *
 * @param after When it is loaded, in ms from now; null: not yet.
 */
export function useChunk<Module>(chunk: Chunk<Module>, after: number | null): Module | undefined {
  useEffect(() => {
    if (after === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const load = () => {
      chunk.load().catch(() => {
        if (!gone) timer = setTimeout(load, AGAIN);
      });
    };
    if (after === 0) load();
    else timer = setTimeout(load, after);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [chunk, after]);
  return useSyncExternalStore(chunk.subscribe, chunk.loaded, none);
}
