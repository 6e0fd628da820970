/** Waits so long, or until the signal; its timer does not keep a process alive. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
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
