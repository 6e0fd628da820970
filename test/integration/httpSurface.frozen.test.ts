import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'coinslot-frozen-'));
const shop = join(folder, 'shop.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../http/frozenShop.ts', import.meta.url))],
    outfile: shop,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@coinslot/source'],
    external: ['libsql', 'pg'],
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the shop does in a Node of its own, after this code. */
function runAfter(code: string, ...flags: string[]) {
  const url = JSON.stringify(`file://${shop}`);
  const script = `${code}; await import(${url});`;
  const run = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

it('works without __proto__ and with frozen prototypes, and lets nothing be polluted (T39)', () => {
  const freeze =
    'for (const { prototype } of [Object, Array, Function, Map, Set, Promise, String, Error]) Object.freeze(prototype)';
  const frozen = runAfter(freeze, '--disable-proto=throw');
  const usual = runAfter('');
  for (const result of [frozen, usual]) {
    expect(result).toMatchObject({ statuses: [201, 200, 200, 200], status: 'awaiting_payment' });
    expect(result.polluted).toEqual([null, null, null]);
    expect(result.keys.join()).not.toContain('__proto__');
  }
});

it('says what is missing in a runtime without WebCrypto or fetch (S59)', () => {
  for (const missing of ['crypto', 'fetch']) {
    const { error } = runAfter(
      `Object.defineProperty(globalThis, '${missing}', { value: undefined, configurable: true, writable: true })`,
    );
    expect(error, missing).toContain('This runtime has no WebCrypto or no `fetch`');
  }
});
