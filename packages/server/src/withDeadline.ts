export type Timed<T> = { done: true; value: T } | { done: false };

/**
 * Waits for `work` at most `ms` milliseconds. The work itself goes on; when it fails after the
 * deadline, nobody is told: it has to look after its own failures.
 */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<Timed<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Timed<T>>((resolve) => {
    timer = setTimeout(() => resolve({ done: false }), ms);
  });
  try {
    return await Promise.race([work.then((value): Timed<T> => ({ done: true, value })), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
