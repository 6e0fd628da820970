export type Timed<T> = { done: true; value: T } | { done: false };

/**
 * Waits for `work` at most `ms` milliseconds. The work itself goes on; when it fails after the
 * deadline, nobody is told: it has to look after its own failures.
 */
export function withDeadline<T>(work: Promise<T>, ms: number): Promise<Timed<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ done: false }), ms);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve({ done: true, value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
