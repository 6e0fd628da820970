// npm run bench [-- small | browser]   The rows of the speed goals, each beside its reference, as
// ratios within one run: the server's, then the browser's. `small` leaves out the database with a
// million payments; `browser` leaves out the server.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { parse } from 'node:path';
import { build } from 'esbuild';

// Below node_modules, so that the bundles find libsql, which cannot be bundled.
const out = 'node_modules/.cache/bench';
const shared = { bundle: true, format: 'esm', conditions: ['@coinslot/source'] };
await build({
  ...shared,
  entryPoints: ['test/bench/run.ts', 'test/bench/server.ts', 'test/bench/browser.ts'],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  external: ['libsql', 'autocannon', 'stripe', 'playwright'],
});
// Each page as a shop would build it, with chunks of its own.
rmSync(`${out}/pages`, { recursive: true, force: true });
const pages = readdirSync('test/bench/pages').filter((file) => /^[a-z]+\.tsx$/.test(file));
await Promise.all(
  pages.map((file) =>
    build({
      ...shared,
      entryPoints: { page: `test/bench/pages/${file}` },
      outdir: `${out}/pages/${parse(file).name}`,
      platform: 'browser',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      splitting: true,
      minify: true,
    }),
  ),
);

const wanted = process.argv.slice(2);
const programs = wanted.includes('browser') ? ['browser'] : ['run', 'browser'];
for (const program of programs) {
  const { status } = spawnSync(process.execPath, [`${out}/${program}.mjs`, ...wanted], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
