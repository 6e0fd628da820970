import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PACKAGES = ['core', 'react', 'server', 'sandbox'];

interface Manifest {
  dependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

interface LockedPackage extends Manifest {
  hasInstallScript?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifestOf = (name: string): Manifest => read(`packages/${name}/package.json`);

interface Tarball {
  name: string;
  integrity: string;
  files: { path: string }[];
}

/** What npm would publish. */
function pack(): Tarball[] {
  const workspaces = PACKAGES.flatMap((name) => ['-w', `packages/${name}`]);
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', ...workspaces], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

it('packs byte for byte alike, and nothing but what belongs into a package (T51)', () => {
  const tarballs = pack();
  expect(tarballs.map(({ name }) => name)).toEqual(PACKAGES.map((name) => `@coinslot/${name}`));
  const sums = (all: Tarball[]) => all.map(({ integrity }) => integrity);
  expect(sums(pack())).toEqual(sums(tarballs));
  const paths = tarballs.flatMap(({ files }) => files.map(({ path }) => path));
  const allowed = /^(package\.json|README\.md|LICENSE|(src|dist)\/.+\.(ts|tsx|js|map|css|json))$/;
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  expect(paths.filter((path) => /\.(test|fixture|test-d)\./.test(path))).toEqual([]);
});

it('runs nothing at an installation, in no package and in none that they bring (T51)', () => {
  const locked: Record<string, LockedPackage> = read('package-lock.json').packages;
  const brought = new Set<string>();
  const follow = ({ dependencies = {} }: Manifest) => {
    for (const name of Object.keys(dependencies)) {
      const found = locked[`node_modules/${name}`];
      if (brought.has(name) || found === undefined || name.startsWith('@coinslot/')) continue;
      brought.add(name);
      follow(found);
    }
  };
  for (const name of PACKAGES) {
    const manifest = manifestOf(name);
    expect(Object.keys(manifest.scripts ?? {})).toEqual([]);
    follow(manifest);
  }
  expect([...brought]).toEqual(expect.arrayContaining(['zod', 'qrcode.react', 'kysely']));
  expect([...brought].filter((name) => locked[`node_modules/${name}`]?.hasInstallScript)).toEqual(
    [],
  );
});
