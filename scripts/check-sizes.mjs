// node scripts/check-sizes.mjs   Holds the size budgets, by what a merchant imports by name.
// kB = 1000 bytes after gzip -9; the lower of esbuild and rolldown, as bundlers differ. Reads dist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { rolldown } from 'rolldown';

const react = ['react', 'react-dom', 'react/jsx-runtime', 'react-dom/client'];
const query = ['@tanstack/react-query'];
const button = `
  import { CheckoutButton, CheckoutProvider, useCryptofusePayment } from '@coinslot/react';
  globalThis.kept = [CheckoutButton, CheckoutProvider, useCryptofusePayment];`;
const headless = `
  import { CheckoutProvider, usePayment } from '@coinslot/react/headless';
  globalThis.kept = [CheckoutProvider, usePayment];`;
const server = `
  import { createCheckout } from '@coinslot/server';
  import { cryptofuse } from '@coinslot/server/cryptofuse';
  import { kanga } from '@coinslot/server/kanga';
  import { kryptogo } from '@coinslot/server/kryptogo';
  import { kryptoswap } from '@coinslot/server/kryptoswap';
  globalThis.kept = [createCheckout, cryptofuse, kanga, kryptogo, kryptoswap];`;
/** A provider's client alone, and what it weighs at most so far. */
const clients = [
  ['cryptofuse', 'createCryptofuseClient', 5.1],
  ['kanga', 'createKangaClient', 4.3],
  ['kryptogo', 'createKryptogoClient', 4.6],
  ['kryptoswap', 'createKryptoswapClient', 5.0],
];
const drivers = ['zod', 'zod/mini', 'libsql', 'pg', 'kysely'];

/**
 * `load`: 'initial' counts what is fetched before any click, 'all' with every chunk loaded later,
 * 'usual' without the chunk that only a payment waits for that leaves its usual course (too little,
 * too much, late, held, refunded, refused): it is fetched when the page has come to rest.
 * `budget`: null for a figure that is only shown.
 */
const bundles = [
  {
    name: 'provider + hook + button, before any click',
    code: button,
    external: [...react, ...query],
    load: 'initial',
    budget: 4.0,
  },
  {
    name: 'the same with TanStack Query',
    code: button,
    external: react,
    load: 'initial',
    budget: 14.5,
  },
  {
    name: 'everything a paid payment loads',
    code: button,
    external: [...react, ...query],
    load: 'usual',
    budget: 25,
    ceiling: 29.2,
  },
  {
    name: 'the same with what any other payment loads',
    code: button,
    external: [...react, ...query],
    load: 'all',
    budget: null,
  },
  {
    name: 'one headless hook, before start',
    code: headless,
    external: [...react, ...query],
    load: 'initial',
    budget: 3.0,
  },
  {
    name: 'one headless hook, in all',
    code: headless,
    external: [...react, ...query],
    load: 'all',
    budget: 14,
  },
  ...clients.map(([provider, name, ceiling]) => ({
    name: `server: one provider's client (${provider})`,
    code: `
      import { ${name} } from '@coinslot/server/${provider}';
      globalThis.kept = ${name};`,
    external: ['zod', 'zod/mini'],
    load: 'all',
    conditions: ['node'],
    budget: 3,
    ceiling,
  })),
  {
    name: 'server: createCheckout + every provider',
    code: server,
    external: drivers,
    // What a cold start waits for: an address's checksum is loaded by the first creation.
    load: 'initial',
    conditions: ['node'],
    budget: 20,
    ceiling: 43.5,
  },
  {
    name: 'server: the same with the checks of addresses',
    code: server,
    external: drivers,
    load: 'all',
    conditions: ['node'],
    budget: null,
  },
];

const files = [{ name: 'styles.css', path: 'packages/react/dist/styles.css', budget: 5 }];
const MESSAGES = 'packages/react/dist/messages';

let failed = 0;
for (const bundle of bundles) {
  const sizes = await Promise.all([withEsbuild(bundle), withRolldown(bundle)]);
  report(bundle.name, Math.min(...sizes), bundle.budget, bundle.ceiling);
}
for (const { name, path, budget } of files) {
  report(name, gzipped(existsSync(path) ? readFileSync(path) : fail(`${path} is missing`)), budget);
}
const packs = await Promise.all(
  readdirSync(MESSAGES)
    .filter((file) => file.endsWith('.js') && file !== 'usual.js')
    .map(async (file) => [file.slice(0, -3), gzipped(await flatPack(join(MESSAGES, file)))]),
);
const [[heaviest, most] = fail('no locale packs')] = packs.toSorted(([, a], [, b]) => b - a);
report('one locale pack (en)', new Map(packs).get('en'), 1.5, 1.7);
report(`the heaviest of ${packs.length} (${heaviest})`, most, 1.5, 2.5);
const added = runtimePackages('packages/react');
reportCount('packages that installing @coinslot/react adds', added, 4);
process.exit(failed === 0 ? 0 : 1);

/** Whether a chunk that is imported later is counted. */
function counts(load, module) {
  // English is in the other chunks. Another language is a pack and the list of packs more, 0.7 kB.
  if (/\/(messages\/[\w-]+|locale\/loadPack)\.js$/.test(module ?? '')) return false;
  return load === 'all' || (load === 'usual' && !module?.endsWith('/exceptions/exceptions.js'));
}

/** The chunks of the entry, with or without those that are imported later. */
async function withEsbuild({ code, external, load, conditions }) {
  const result = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: conditions?.includes('node') ? 'node' : 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    ...(conditions === undefined ? {} : { conditions }),
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const outputs = result.metafile.outputs;
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === '<stdin>');
  const wanted = reach(entry, (path) =>
    (outputs[path]?.imports ?? [])
      .filter(
        ({ kind, path: target }) =>
          kind !== 'dynamic-import' || counts(load, outputs[target]?.entryPoint),
      )
      .map(({ path: target }) => target),
  );
  return sum(
    result.outputFiles
      .filter(({ path }) => wanted.has(path.slice(process.cwd().length + 1).replaceAll('\\', '/')))
      .map(({ contents }) => gzipped(contents)),
  );
}

async function withRolldown({ code, external, load, conditions }) {
  const id = '\0entry';
  const bundle = await rolldown({
    input: id,
    cwd: process.cwd(),
    platform: conditions?.includes('node') ? 'node' : 'browser',
    external: (name) => external.includes(name) || name.startsWith('node:'),
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'entry',
        resolveId(source, importer) {
          if (source === id) return id;
          // Bare names in the virtual entry resolve from the root.
          return importer === id ? this.resolve(source, join(process.cwd(), 'package.json')) : null;
        },
        load: (source) => (source === id ? code : null),
      },
    ],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const entry = [...chunks.values()].find(({ isEntry }) => isEntry);
  const wanted = reach(entry.fileName, (name) => {
    const chunk = chunks.get(name);
    const later = (chunk?.dynamicImports ?? []).filter((target) =>
      counts(load, chunks.get(target)?.facadeModuleId),
    );
    return [...(chunk?.imports ?? []), ...later];
  });
  return sum(
    [...wanted]
      .map((name) => chunks.get(name))
      .filter(Boolean)
      .map(({ code: text }) => gzipped(text)),
  );
}

/** Everything reachable from `start`. */
function reach(start, next) {
  const seen = new Set([start]);
  for (const path of seen) for (const target of next(path)) seen.add(target);
  return seen;
}

/** The package and its dependencies in all depths; peers are the merchant's own. */
function runtimePackages(folder) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const seen = new Set();
  const visit = (path) => {
    for (const name of Object.keys(lock[path]?.dependencies ?? {})) {
      if (seen.has(name)) continue;
      seen.add(name);
      const target = lock[`node_modules/${name}`];
      visit(target?.link ? target.resolved : `node_modules/${name}`);
    }
  };
  visit(folder);
  return ['@coinslot/react', ...seen];
}

/** A pack as whoever writes one does: one flat object. English stands in two files. */
async function flatPack(path) {
  const { default: pack } = await import(pathToFileURL(path).href);
  return (
    await transform(`export default ${JSON.stringify(pack)}`, { minify: true, charset: 'utf8' })
  ).code;
}

function gzipped(content) {
  return gzipSync(content, { level: 9 }).length / 1000;
}

function sum(numbers) {
  return numbers.reduce((total, size) => total + size, 0);
}

/** `ceiling`: a budget that is missed so far may not be missed by more (test/README.md says why). */
function report(name, size, budget, ceiling = budget) {
  const missed = budget !== null && size > budget;
  const word = !missed ? 'ok  ' : size > ceiling ? 'OVER' : 'MISS';
  if (word === 'OVER') failed += 1;
  const limit = budget === null ? '       ' : `of ${budget.toFixed(1).padStart(4)}`;
  const held = word === 'MISS' ? `, held at ${ceiling.toFixed(1)}` : '';
  console.log(`${word} ${size.toFixed(2).padStart(6)} ${limit} kB  ${name}${held}`);
}

function reportCount(name, names, budget) {
  const ok = names.length <= budget;
  if (!ok) failed += 1;
  console.log(
    `${ok ? 'ok  ' : 'OVER'} ${String(names.length).padStart(6)} of ${String(budget).padStart(4)}     ${name}: ${names.join(', ')}`,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
