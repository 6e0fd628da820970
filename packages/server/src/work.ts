/** What is under way in this process and shall be ended before it ends. */
export interface Work {
  /** Remembers a promise until it settles. */
  track<T>(promise: Promise<T>): Promise<T>;
  /** When what is under way has settled, and what that began. */
  settled(): Promise<void>;
}

export function createWork(): Work {
  const running = new Set<Promise<void>>();
  return {
    track(promise) {
      const forget = () => {
        running.delete(ending);
      };
      const ending = promise.then(forget, forget);
      running.add(ending);
      return promise;
    },
    async settled() {
      // Not until nothing is left: a server that still takes requests would never get there.
      for (let pass = 0; pass < 2; pass += 1) await Promise.all(running);
    },
  };
}
