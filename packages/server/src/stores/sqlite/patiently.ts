import { errorCode } from './errorCode.ts';

const PATIENCE_MS = 5000;
const LONGEST_PAUSE_MS = 10;

/**
 * Runs a step again while another connection holds the file; a transaction takes about a
 * millisecond. SQLite's own busy timeout is no choice here: it stops the whole process while it
 * waits, and so it would stop the very transaction it waits for when both are in one process.
 */
export async function patiently<T>(
  sleep: (ms: number) => Promise<void>,
  step: () => T | Promise<T>,
): Promise<T> {
  let pause = 0;
  for (let waited = 0; ; waited += pause) {
    try {
      return await step();
    } catch (error) {
      if (!errorCode(error)?.startsWith('SQLITE_BUSY') || waited >= PATIENCE_MS) throw error;
    }
    pause = Math.min(pause + 1, LONGEST_PAUSE_MS);
    await sleep(pause);
  }
}
