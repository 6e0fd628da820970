import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './lockFolder.ts';

export interface DataFolder {
  path: string;
  shopFile: string;
  paymentsFile: string;
  sandboxFile: string;
  /** Coinslot's secret for this shop: made on the first start, the same after that. */
  secret: string;
  /** Leaves the folder to the next shop. */
  release(): void;
}

/**
 * Makes the folder if it is not there. Where another shop runs in it, it is the next one beside it
 * that is free: two would write over what the other keeps. A real shop takes its secret from its
 * secret store.
 */
export function openDataFolder(wanted: string): DataFolder {
  let path = wanted;
  let lock = makeAndLock(path);
  for (let number = 2; lock === null; number += 1) {
    path = `${wanted}-${number}`;
    lock = makeAndLock(path);
  }
  return {
    path,
    shopFile: join(path, 'shop.db'),
    paymentsFile: join(path, 'payments.db'),
    sandboxFile: join(path, 'sandbox.json'),
    secret: readOrMake(join(path, 'secret')),
    release: lock.release,
  };
}

function makeAndLock(path: string) {
  mkdirSync(path, { recursive: true });
  return lockFolder(path);
}

function readOrMake(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
