import type { Log } from '@coinslot/server';

/** What a demo's owner wants to read: nothing while all goes well. */
export const consoleLog: Log = {
  debug() {},
  info() {},
  warn: (facts, message) => console.warn(`checkout: ${message}`, facts),
  error: (facts, message) => console.error(`checkout: ${message}`, facts),
};
