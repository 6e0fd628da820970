/** One run at a time per key; whoever comes meanwhile shares its result. */
export interface SingleFlight<T> {
  /** Whether to join would start nothing. */
  has(key: string): boolean;
  /** Joins the run under way, or starts one. */
  join(key: string, run: () => Promise<T>): Promise<T>;
  /** A run that begins after this call: what happened before it is seen by it. */
  next(key: string, run: () => Promise<T>): Promise<T>;
}

/** Nothing is remembered after a run, failed or not. */
export function createSingleFlight<T>(): SingleFlight<T> {
  const running = new Map<string, Promise<T>>();
  const queued = new Map<string, Promise<T>>();

  const join = (key: string, run: () => Promise<T>) => {
    const current = running.get(key);
    if (current) return current;
    const started = run().finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };

  const next = (key: string, run: () => Promise<T>) => {
    const current = running.get(key);
    if (!current) return join(key, run);
    const waiting = queued.get(key);
    if (waiting) return waiting;
    const after = () => {
      queued.delete(key);
      return join(key, run);
    };
    const promise = current.then(after, after);
    queued.set(key, promise);
    return promise;
  };

  return { has: (key) => running.has(key), join, next };
}
