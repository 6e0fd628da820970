export interface Loop {
  /** Begins, unless it runs already. */
  start(everyMs: number): void;
  /** Ends after the round under way. */
  stop(): Promise<void>;
}

/**
 * Calls `round` again and again, never two at once, with a pause after each. The timer does not
 * keep a process alive.
 */
export function createLoop(round: (signal: AbortSignal) => Promise<unknown>): Loop {
  let running: { controller: AbortController; ended: Promise<void> } | null = null;

  const run = async (everyMs: number, signal: AbortSignal) => {
    while (!signal.aborted) {
      await round(signal);
      await pause(everyMs, signal);
    }
  };

  return {
    start(everyMs) {
      if (running) return;
      const controller = new AbortController();
      running = { controller, ended: run(everyMs, controller.signal) };
    },
    async stop() {
      const stopping = running;
      running = null;
      stopping?.controller.abort();
      await stopping?.ended;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer: unknown = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (isUnrefable(timer)) timer.unref();
    function done() {
      clearTimeout(timer as ReturnType<typeof setTimeout>);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** Node's timers are objects that can let go of the process; elsewhere they are numbers. */
function isUnrefable(timer: unknown): timer is { unref(): void } {
  return typeof timer === 'object' && timer !== null && 'unref' in timer;
}
