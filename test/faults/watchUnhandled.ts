import { afterAll, beforeAll } from 'vitest';

/** What nobody caught while the tests of this file, or of this `describe`, run. */
export function watchUnhandled(): readonly unknown[] {
  const complaints: unknown[] = [];
  const complain = (error: unknown) => complaints.push(error);
  beforeAll(() => process.on('unhandledRejection', complain));
  afterAll(() => void process.off('unhandledRejection', complain));
  return complaints;
}
