import { join } from 'node:path';
import Database from 'libsql';

/**
 * Takes a folder for this process alone, until `release` or its end, however it ends: the system
 * drops the lock with it. Null where another has it.
 */
export function lockFolder(path: string): { release(): void } | null {
  const lock = new Database(join(path, 'lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
}
