import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../vite.config.ts';
import { dependencyRule, publicEntryRule } from './architecture/dependencyRule.ts';
import { oldestReactRule } from './architecture/oldestReactRule.ts';
import {
  ceilingRule,
  indexRule,
  isTest,
  mockRule,
  patternRule,
  platformRule,
  providerNameRule,
  skipRule,
} from './architecture/textRules.ts';

const root = new URL('../', import.meta.url);
const files = list('packages').concat(list('stories'), list('.storybook'), list('test'));
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const sources = files.filter((path) => /^packages\/[^/]+\/src\//.test(path) && !isTest(path));
const consumers = files.filter((path) =>
  /^(stories|\.storybook|test|packages\/storefront)\//.test(path),
);

describe('the repository', () => {
  it('keeps the dependency rule of its packages', () => {
    expect(sources.flatMap((path) => dependencyRule(path, read(path)))).toEqual([]);
  });

  it('reaches its packages through their public entries from stories, tests and the shop', () => {
    const entries = publicEntries();
    expect(consumers.flatMap((path) => publicEntryRule(path, read(path), entries))).toEqual([]);
  });

  it('names providers only in their own folders', () => {
    expect(sources.flatMap((path) => providerNameRule(path, read(path)))).toEqual([]);
  });

  it('keeps every file one idea', () => {
    expect(files.flatMap((path) => ceilingRule(path, read(path)))).toEqual([]);
    const lengths = sources.map((path) => read(path).split('\n').length - 1).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(80);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(180);
  });

  it('only re-exports from index files', () => {
    expect(sources.flatMap((path) => indexRule(path, read(path)))).toEqual([]);
  });

  it('uses only what every runtime has', () => {
    expect(sources.flatMap((path) => platformRule(path, read(path)))).toEqual([]);
    expect(sources.flatMap((path) => patternRule(path, read(path)))).toEqual([]);
  });

  it('mocks no module of its own and skips no test', () => {
    const rules = [mockRule, skipRule];
    const texts = files.filter((path) => !path.startsWith('test/architecture'));
    expect(texts.flatMap((path) => rules.flatMap((rule) => rule(path, read(path))))).toEqual([]);
  });

  it('runs every test file in a test project', () => {
    expect(files.filter(isTest).filter((path) => !belongs(path))).toEqual([]);
  });

  it('runs every test that reaches React with the oldest one as well', () => {
    const found = (path: string) => (files.includes(path) ? read(path) : null);
    expect(files.flatMap((path) => oldestReactRule(path, found))).toEqual([]);
  });

  it('keeps only the agreed files at its top', () => {
    const allowed = new Set(
      'packages stories .storybook test package.json vite.config.ts tsconfig.json docs scripts .ci README.md LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md biome.json package-lock.json .gitignore'.split(
        ' ',
      ),
    );
    const ignored = new Set([
      '.git',
      'node_modules',
      'storybook-static',
      'test-results',
      'coverage',
    ]);
    expect(readdirSync(root).filter((name) => !allowed.has(name) && !ignored.has(name))).toEqual(
      [],
    );
  });
});

describe('each rule, on a file that breaks it', () => {
  it('refuses a test that reaches React and does not run with the oldest one', () => {
    const own = 'packages/react/src';
    const texts: Record<string, string> = {
      [`${own}/a/one.test.ts`]: "import { a } from './a.ts';\nimport type { B } from '../b.tsx';",
      [`${own}/a/two.test.ts`]: "const { b } = await import('../b.tsx');",
      [`${own}/a/a.ts`]: "export { c } from '../c.ts';",
      [`${own}/b.tsx`]: "import { useState } from 'react';",
      [`${own}/c.ts`]: "import { a } from './a/a.ts';",
    };
    const found = Object.keys(texts).flatMap((path) =>
      oldestReactRule(path, (file) => texts[file] ?? null),
    );
    expect(found).toEqual([`${own}/a/two.test.ts reaches React: call it .test.tsx.`]);
  });

  it('refuses the server in the browser package, and an escape by a relative path', () => {
    expect(dependencyRule('packages/react/src/a.ts', "import '@coinslot/server';")).toEqual([
      'packages/react/src/a.ts imports @coinslot/server, which packages/react may not import there.',
    ]);
    expect(
      dependencyRule('packages/sandbox/src/a.ts', "export { x } from '../../server/src/x.ts';"),
    ).toHaveLength(1);
    expect(dependencyRule('packages/core/src/a.ts', "void import('node:fs');")).toHaveLength(1);
    expect(dependencyRule('packages/server/src/a.ts', "import 'node:crypto';")).toHaveLength(1);
    expect(
      dependencyRule('packages/core/src/a.ts', "import { base58 } from '@scure/base';"),
    ).toHaveLength(1);
  });

  it('lets through what is allowed', () => {
    expect(dependencyRule('packages/react/src/a.ts', "import '@coinslot/core';")).toEqual([]);
    expect(dependencyRule('packages/core/src/addresses/a.ts', "import '@scure/base';")).toEqual([]);
    expect(dependencyRule('packages/core/src/a/b.ts', "import '../c.ts';")).toEqual([]);
  });

  it('refuses the inside of a package to a story', () => {
    const entries = ['@coinslot/react', '@coinslot/react/locales/*'];
    const refused = (code: string) => publicEntryRule('stories/a.tsx', code, entries).length;
    expect(refused("import '@coinslot/react/src/x';")).toBe(1);
    expect(refused("import '../packages/react/src/x.ts';")).toBe(1);
    expect(refused("import '@coinslot/react/locales/pl';")).toBe(0);
    expect(refused("import pl from '@coinslot/react/locales/pl?raw';")).toBe(0);
    expect(refused("import x from '@coinslot/react/src/x?raw';")).toBe(1);
  });

  it('refuses the name of a provider where it is data, in comments too', () => {
    expect(providerNameRule('packages/core/src/a.ts', '// as Kanga does')).toEqual([
      'packages/core/src/a.ts names Kanga: outside its folders a provider is data.',
    ]);
    expect(providerNameRule('packages/server/src/providers/kanga/a.ts', 'kanga')).toEqual([]);
  });

  it('refuses long files, busy index files, mocks of our own and tests that do not run', () => {
    expect(ceilingRule('packages/core/src/a.ts', 'x\n'.repeat(301))).toHaveLength(1);
    expect(ceilingRule('packages/core/src/a.test.ts', 'x\n'.repeat(501))).toHaveLength(1);
    expect(indexRule('packages/core/src/index.ts', 'export const a = 1;')).toHaveLength(1);
    expect(mockRule('a.test.ts', "vi.mock('./store.ts')")).toHaveLength(1);
    expect(skipRule('a.test.ts', "it.skip('x')")).toHaveLength(1);
    expect(platformRule('packages/core/src/a.ts', 'const a = window.location;')).toHaveLength(1);
    expect(patternRule('packages/react/src/a.ts', 'const a = /(?<!0)0+$/;')).toHaveLength(1);
  });

  it('finds a test file that no project would run', () => {
    expect(belongs('packages/core/src/a.test.tsx')).toBe(false);
    expect(belongs('scripts/a.test.ts')).toBe(false);
    expect(belongs('packages/core/src/a.test.ts')).toBe(true);
  });
});

/** What Git tracks, and what it would track; a tree without Git is walked. */
function list(folder: string): string[] {
  const code = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
  try {
    const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8 } as const;
    const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard', folder], options);
    const existing = new Set(walk(folder));
    return out.split('\n').filter((path) => code(path) && existing.has(path));
  } catch {
    return walk(folder).filter(code);
  }
}

function walk(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : walk(path);
    return [path];
  });
}

function publicEntries(): string[] {
  return ['core', 'react', 'server', 'sandbox'].flatMap((name) => {
    const { exports } = JSON.parse(read(`packages/${name}/package.json`)) as { exports: object };
    return Object.keys(exports).map((entry) => `@coinslot/${name}${entry.slice(1)}`);
  });
}

/** Whether a Vitest project or Playwright would run the file. */
function belongs(path: string): boolean {
  const projects = (config.test?.projects ?? []) as {
    test: { include?: string[]; exclude?: string[]; typecheck?: { include?: string[] } };
  }[];
  return (
    matchesGlob(path, 'test/e2e/**/*.spec.ts') ||
    projects.some(({ test }) => {
      const include = [...(test.include ?? []), ...(test.typecheck?.include ?? [])];
      const hit = (patterns: string[]) =>
        patterns.flatMap(braces).some((pattern) => matchesGlob(path, pattern));
      return hit(include) && !hit(test.exclude ?? []);
    })
  );
}

/** `a/{b,c}/d` → `a/b/d`, `a/c/d`: `matchesGlob` of Node 20 reads braces, but not nested ones. */
function braces(pattern: string): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern);
  if (found === null) return [pattern];
  const [, before = '', middle = '', after = ''] = found;
  return middle.split(',').flatMap((part) => braces(`${before}${part}${after}`));
}
