import type { ProviderContext } from '../../provider.ts';
import type { KangaSequence } from './KangaSequence.ts';

/** A nonce that runs so far ahead of the clock has a cause that somebody should know. */
const AHEAD_MS = 5 * 60_000;

/**
 * Warns of nonces that run ahead of the clock: it was ahead once and was corrected, or it is wrong
 * now. They still grow, so nothing fails until something else draws nonces of this key by a clock.
 */
export function createNonceWatch() {
  let warnedAt = Number.NEGATIVE_INFINITY;
  return (sequence: KangaSequence, { now, log }: ProviderContext): KangaSequence =>
    (atLeast, call) =>
      sequence(atLeast, (nonce) => {
        const aheadMs = nonce - now();
        // Farther than any clock goes wrong, it counts in microseconds because somebody raised it.
        const isWrong = aheadMs > AHEAD_MS && aheadMs < 100 * now();
        if (isWrong && Math.abs(now() - warnedAt) > AHEAD_MS) {
          warnedAt = now();
          log.warn(
            { provider: 'kanga', aheadMs },
            'the nonce of signed calls is ahead of the clock',
          );
        }
        return call(nonce);
      });
}
