import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/**
 * A program for processes of its own as one file, which Node can run as it is: below node_modules,
 * so that it finds the drivers, which can not be bundled.
 */
export async function bundleWorker(source: URL): Promise<{ file: string; remove: () => void }> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'worker-'));
  const file = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@coinslot/source'],
    external: ['libsql', 'pg'],
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
