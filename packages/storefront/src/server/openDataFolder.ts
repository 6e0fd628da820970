import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DataFolder {
  path: string;
  shopFile: string;
  paymentsFile: string;
  sandboxFile: string;
  /** Coinslot's secret for this shop: made on the first start, the same after that. */
  secret: string;
}

/** Makes the folder if it is not there. A real shop takes its secret from its secret store. */
export function openDataFolder(path: string): DataFolder {
  mkdirSync(path, { recursive: true });
  return {
    path,
    shopFile: join(path, 'shop.db'),
    paymentsFile: join(path, 'payments.db'),
    sandboxFile: join(path, 'sandbox.json'),
    secret: readOrMake(join(path, 'secret')),
  };
}

function readOrMake(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
