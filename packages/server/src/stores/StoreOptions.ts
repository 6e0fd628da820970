/** What a store takes from outside: its time and its randomness. */
export interface StoreOptions {
  /** Milliseconds since 1970, for the expiry of leases. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** Waits so many milliseconds, between two looks at a lease. Default `setTimeout`. */
  sleep?: ((ms: number) => Promise<void>) | undefined;
  /** A name for the holder of a lease, never given twice. Default `crypto.randomUUID`. */
  token?: (() => string) | undefined;
}

export function storeDefaults(options: StoreOptions): {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  token: () => string;
} {
  return {
    now: options.now ?? Date.now,
    sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    token: options.token ?? (() => crypto.randomUUID()),
  };
}
