import { pause } from './pause.ts';

export interface Loop {
  /** Begins, unless it runs already; after a `stop` that is still waited for, when that is through. */
  start(everyMs: number): void;
  /** Ends after the round under way. */
  stop(): Promise<void>;
}

/**
 * Calls `round` again and again, never two at once, with a pause after each unless it says that
 * there is more to do at once. The timer does not keep a process alive.
 *
 * @param round May not reject.
 */
export function createLoop(round: (signal: AbortSignal) => Promise<boolean>): Loop {
  let running: AbortController | null = null;
  let ended: Promise<void> = Promise.resolve();

  const run = async (everyMs: number, signal: AbortSignal) => {
    while (!signal.aborted) {
      const isMore = await round(signal);
      await pause(isMore ? 0 : everyMs, signal);
    }
  };

  return {
    start(everyMs) {
      if (running) return;
      const controller = new AbortController();
      running = controller;
      ended = ended.then(() => run(everyMs, controller.signal));
    },
    async stop() {
      running?.abort();
      running = null;
      await ended;
    },
  };
}
