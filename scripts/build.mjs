// Builds every package: one .js and one .d.ts per source file, and the style sheet beside them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';

const packages = ['core', 'react', 'server', 'sandbox'];
// tsc's own record says "up to date" when only dist was deleted: drop both together.
for (const name of packages) {
  if (!existsSync(`packages/${name}/dist/index.js`)) {
    rmSync(`node_modules/.cache/tsbuild/${name}.tsbuildinfo`, { force: true });
  }
}
const { status } = spawnSync('tsc', ['-b', 'scripts/tsconfig/build.json'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);
for (const sheet of ['styles.css', 'styles.layer.css', 'tokens.css']) {
  copyFileSync(`packages/react/src/styles/${sheet}`, `packages/react/dist/${sheet}`);
}
