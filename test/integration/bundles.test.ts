import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../freePort.ts';

/*
 * Whole applications, built offline from the built packages: what a shop's bundler would make of
 * them. Below the repository, so that its node_modules are theirs.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = join(root, 'test-results', 'bundles');
const SENTENCE = 'holds provider secrets and must not be bundled for a browser';
/** Stands in every build of the server, and in none of a page. */
const OF_THE_SERVER = 'createCheckout can not start';
const CANARY = 'canary7Hq2vX9';
const SECRETS = {
  COINSLOT_SECRET: `${CANARY}-of-the-shop`,
  CRYPTOFUSE_CLIENT_ID: `${CANARY}-of-the-client`,
  CRYPTOFUSE_CLIENT_SECRET: `${CANARY}-of-the-account`,
  CRYPTOFUSE_WEBHOOK_SECRET: `${CANARY}-of-the-notices`,
  KANGA_API_KEY: `${CANARY}-of-the-public-page`,
  KANGA_API_SECRET: `${CANARY}-of-the-signatures`,
  KRYPTOGO_API_KEY: `${CANARY}-of-the-studio`,
};

const CHECKOUT = `
import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { kanga } from '@coinslot/server/kanga';
import { kryptogo } from '@coinslot/server/kryptogo';
export const checkout = createCheckout({
  origin: 'https://shop.example',
  secret: process.env.COINSLOT_SECRET,
  providers: [
    cryptofuse({ clientSecret: process.env.CRYPTOFUSE_CLIENT_SECRET }),
    kanga({ apiKey: process.env.KANGA_API_KEY, apiSecret: process.env.KANGA_API_SECRET }),
    kryptogo({ apiKey: process.env.KRYPTOGO_API_KEY }),
  ],
});
`;
const PAGE = `
import { CheckoutProvider } from '@coinslot/react';
export const page = CheckoutProvider;
`;
/** Ways in which the server entry gets into a page by mistake: the page, and what it imports. */
const MISTAKES: Record<string, string> = {
  'a member by name': `${PAGE}\nimport { checkout } from './checkout.js';\nwindow.checkout = checkout;`,
  'the whole namespace': `${PAGE}\nimport * as server from '@coinslot/server';\nwindow.server = server;`,
  'the import alone': `${PAGE}\nimport '@coinslot/server/cryptofuse';`,
  'the import of another provider': `${PAGE}\nimport '@coinslot/server/kanga';`,
  'a provider by name': `${PAGE}\nimport { kanga } from '@coinslot/server/kanga';\nwindow.kanga = kanga({ apiSecret: process.env.KANGA_API_SECRET });`,
  'what signs a call': `${PAGE}\nimport { signKangaBody } from '@coinslot/server/kanga';\nwindow.sign = signKangaBody;`,
  'an adapter': `${PAGE}\nimport * as next from '@coinslot/server/next';\nwindow.next = next;`,
};

beforeAll(() => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  Object.assign(process.env, SECRETS);
});
afterAll(() => {
  for (const name of Object.keys(SECRETS)) delete process.env[name];
  rmSync(work, { recursive: true, force: true });
});

type Bundle = (folder: string) => Promise<unknown>;

const bundlers: Record<string, Bundle> = {
  esbuild: (folder) =>
    buildWithEsbuild({
      entryPoints: [join(folder, 'page.js')],
      outdir: join(folder, 'out'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      sourcemap: true,
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    }),
  Vite: (folder) =>
    buildWithVite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: join(folder, 'out'),
        sourcemap: true,
        lib: { entry: join(folder, 'page.js'), formats: ['es'], fileName: 'page' },
      },
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
};

describe.each(Object.keys(bundlers))('a page bundled by %s', (name) => {
  const bundle = bundlers[name] ?? expect.fail();

  it('is built, and holds nothing of the server and no secret (T49)', async () => {
    const folder = project(name, 'right', PAGE);
    await bundle(folder);
    const output = textsBelow(join(folder, 'out'));
    expect(output).toContain('CheckoutProvider');
    expect(output).not.toContain(CANARY);
    expect(output).not.toContain(OF_THE_SERVER);
  });

  it.each(Object.keys(MISTAKES))(
    'by mistake with %s fails, or says why when it loads (T49)',
    async (mistake) => {
      const folder = project(name, mistake.replaceAll(' ', '-'), MISTAKES[mistake] ?? '');
      const failed = await bundle(folder).then(
        () => null,
        (error: Error) => error.message,
      );
      if (failed !== null) {
        // The file that is named there says it in a sentence.
        expect(failed).toContain('browser.js');
        return;
      }
      const output = textsBelow(join(folder, 'out'));
      expect(output).not.toContain(CANARY);
      expect(output).not.toContain(OF_THE_SERVER);
      expect(await whatItSays(join(folder, 'out', 'page.js'))).toContain(SENTENCE);
    },
  );
});

describe('an application of Next', () => {
  it('answers from its route, with no secret in what goes to browsers (T49)', async () => {
    const folder = nextProject('right');
    const built = await next(folder, 'build');
    expect(built.code, built.output).toBe(0);
    const client = textsBelow(join(folder, '.next', 'static'));
    expect(client).toContain('openPaymentModal');
    expect(client).not.toContain(CANARY);
    expect(client).not.toContain(OF_THE_SERVER);

    const port = await freePort();
    const server = spawnNext(folder, 'start', '-H', '127.0.0.1', '-p', String(port));
    const ended = new Promise((resolve) => server.once('close', resolve));
    try {
      const shop = `http://127.0.0.1:${port}`;
      const url = `${shop}/api/checkout/payments/pay_AAAAAAAAAAAAAAAAAAAAAAAA`;
      await expect.poll(() => fetch(url).catch(() => null), { timeout: 120_000 }).not.toBeNull();
      const answer = await fetch(url);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect((await answer.json()).error.code).toBe('not_found');
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
      const page = await (await fetch(shop)).text();
      expect(page).toContain('Pay now');
      expect(page).not.toContain(CANARY);
      // A server component's card, before any script runs.
      const html = (await (await fetch(`${shop}/order`)).text()).replace(
        /<script.*?<\/script>/gs,
        '',
      );
      expect(html).toContain('aria-label="TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM"');
      expect(html).toMatch(/<svg[^>]*role="img"/);
      expect(html).toContain('20:00');
      expect(html).not.toMatch(/\sstyle=/);
    } finally {
      server.kill();
      await ended;
    }
  }, 400_000);

  it('is not built with the checkout in a page by mistake (T49)', async () => {
    const folder = nextProject('mistake');
    const shop = join(folder, 'app', 'Shop.js');
    const [directive, rest = ''] = readFileSync(shop, 'utf8').split(/(?<=client';)/);
    const mistake =
      "\nimport { checkout } from './checkout.js';\nglobalThis.checkout = checkout;\n";
    writeFileSync(shop, `${directive}${mistake}${rest}`);
    const { code, output } = await next(folder, 'build');
    expect(code).not.toBe(0);
    expect(output).toMatch(new RegExp(`${SENTENCE}|browser\\.js`));
  }, 400_000);
});

/** A folder with the page, and with the shop's checkout beside it. */
function project(bundler: string, name: string, page: string): string {
  const folder = join(work, bundler, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.js'), page);
  writeFileSync(join(folder, 'checkout.js'), CHECKOUT);
  return folder;
}

/** What comes of loading the page's module. */
async function whatItSays(page: string): Promise<string> {
  const code = `globalThis.window = {}; await import('${pathToFileURL(page).href}')`;
  const { output } = await run(spawn(process.execPath, ['--input-type=module', '-e', code]));
  return output;
}

function nextProject(name: string): string {
  const folder = join(work, 'next', name);
  cpSync(join(root, 'test', 'next'), folder, { recursive: true });
  return folder;
}

function spawnNext(folder: string, ...args: string[]): ChildProcessWithoutNullStreams {
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve('next/package.json')), 'dist/bin/next');
  // The test runner's own NODE_ENV would make it a build for tests.
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...SECRETS };
  return spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
}

const next = (folder: string, ...args: string[]) => run(spawnNext(folder, ...args));

async function run(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: number; output: string }> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
    });
  }
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Everything in the files below a folder, source maps included. */
function textsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
