export interface RateLimit {
  /** Takes one of the key's tokens; false when there is none. */
  take(key: string): boolean;
}

/** As many keys as a busy shop has open payments, at some 100 bytes each. */
const MOST_KEYS = 10_000;

/**
 * A token bucket per key, in this process. It bounds what a caller can make us ask others; a key is
 * taken only from a caller who may act on it, so that nobody uses up a stranger's. Beyond
 * `mostKeys` those are forgotten that were not used for longest.
 */
export function createRateLimit(options: {
  burst: number;
  perSecond: number;
  now: () => number;
  mostKeys?: number | undefined;
}): RateLimit {
  const { burst, perSecond, now, mostKeys = MOST_KEYS } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: burst, at };
      // A clock that is set back must not take tokens away.
      const earned = (Math.max(0, at - bucket.at) / 1000) * perSecond;
      const tokens = Math.min(burst, bucket.tokens + earned);
      const granted = tokens >= 1;
      // Deleted first: a Map keeps its keys in the order in which they were added.
      buckets.delete(key);
      buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= mostKeys) break;
        buckets.delete(oldest);
      }
      return granted;
    },
  };
}
