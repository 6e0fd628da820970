// npm run bench [-- small]   The server rows of the speed goals, each beside its reference, as ratios
// within one run. `small` leaves out the database with a million payments.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

// Below node_modules, so that the bundles find libsql, which cannot be bundled.
const out = 'node_modules/.cache/bench';
await build({
  entryPoints: ['test/bench/run.ts', 'test/bench/server.ts'],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  conditions: ['@coinslot/source'],
  external: ['libsql', 'autocannon', 'stripe'],
});
const { status } = spawnSync(process.execPath, [`${out}/run.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
