import type { KangaSequence } from './KangaSequence.ts';

/**
 * Nonces for a single process, kept in its memory. Two processes that use one API key, or a restart
 * after the clock was set back, get their calls refused with the code 9000: use `storeSequence`
 * wherever that can happen.
 *
 * @example
 * const client = createKangaClient({ apiKey, apiSecret, sequence: inMemorySequence() });
 */
export function inMemorySequence(): KangaSequence {
  let last = 0;
  let turn: Promise<unknown> = Promise.resolve();
  return (atLeast, call) => {
    const mine = turn.then(() => {
      last = Math.max(last + 1, atLeast);
      return call(last);
    });
    turn = mine.catch(() => {});
    return mine;
  };
}
