import { describeError } from './describeError.ts';
import type { Runtime } from './runtime.ts';

/**
 * Leaves work to the platform, where it keeps work alive after the answer.
 *
 * @returns whether it took it. One that throws, outside of a request say, did not.
 */
export function keepAlive({ waitUntil, log }: Runtime, work: Promise<unknown>): boolean {
  try {
    // It is told nothing of failures: whoever began the work looks after them.
    waitUntil?.(work.catch(() => {}));
    return waitUntil !== undefined;
  } catch (error) {
    log.warn({ error: describeError(error) }, 'waitUntil threw; the work goes on without it');
    return false;
  }
}
