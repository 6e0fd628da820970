export interface RateLimit {
  /** Takes one of the key's tokens; false when there is none. */
  take(key: string): boolean;
}

/**
 * A token bucket per key, in this process. It bounds what strangers can make us ask a provider;
 * keys are ours (provider ids), so the map stays small.
 */
export function createRateLimit(options: {
  burst: number;
  perSecond: number;
  now: () => number;
}): RateLimit {
  const { burst, perSecond, now } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: burst, at };
      // A clock that is set back must not take tokens away.
      const earned = (Math.max(0, at - bucket.at) / 1000) * perSecond;
      const tokens = Math.min(burst, bucket.tokens + earned);
      const granted = tokens >= 1;
      buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at });
      return granted;
    },
  };
}
