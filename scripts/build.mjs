// Builds every package: one .js and one .d.ts per source file, and the style sheet beside them.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const built = {
  core: 'index.js',
  react: 'index.js',
  server: 'index.js',
  sandbox: 'index.js',
  storefront: 'server/main.js',
};
// tsc's own record says "up to date" when only dist was deleted: drop both together.
for (const [name, file] of Object.entries(built)) {
  if (!existsSync(`packages/${name}/dist/${file}`)) {
    rmSync(`node_modules/.cache/tsbuild/${name}.tsbuildinfo`, { force: true });
  }
}
const { status } = spawnSync('tsc', ['-b', 'scripts/tsconfig/build.json'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);
// Each sheet is one flat file: no host's tools have to follow an @import.
const sheets = ['styles.css', 'styles.layer.css', 'tokens.css'];
await build({
  entryPoints: sheets.map((sheet) => `packages/react/src/styles/${sheet}`),
  outdir: 'packages/react/dist',
  bundle: true,
  minify: true,
  logLevel: 'warning',
});
