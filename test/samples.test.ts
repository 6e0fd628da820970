import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

/*
 * The compiler takes the code that documents and TSDoc show, but for names of the reader's own. Names
 * of ours need no import where a sample is a fragment.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const out = join(root, 'test-results/samples');
const PACKAGES = ['core', 'react', 'server', 'sandbox'];

/** Between fences, or as the `code` of a guide of Storybook. */
const SHOWN = /^```tsx?\n([\s\S]*?)^```|language="tsx?"\s+code=\{`([\s\S]*?)`\}/gm;

interface Sample {
  /** The file, and where in it. */
  path: string;
  line: number;
  code: string;
}

/** Tries of this test itself: what it has to find, and what it must not. */
const TRIES: Sample[] = [
  'const { openModal } = usePayment({ onSuccess: (paid) => router.push(paid.orderId) });',
  '<Checkout payment={usePayment()} close={() => mine()} />;',
  "import { useStripePayment } from '@coinslot/react';\nuseStripePayment();",
  "import { mine } from './mine';\nconst { start } = usePayment();\nyours(() => start({ orderId, ...mine }));",
].map((code, line) => ({ path: 'a try', line, code }));

const documents = [
  '.',
  'docs',
  'stories/docs',
  ...PACKAGES.map((name) => `packages/${name}`),
].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((name) =>
    /\.mdx?$/.test(name) ? samplesOf(join(folder, name)) : [],
  ),
);
const examples = PACKAGES.flatMap((name) => {
  const folder = `packages/${name}/src`;
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\./.test(file))
    .flatMap((file) => examplesOf(join(folder, file)));
});
const samples = [...TRIES, ...documents, ...examples];

/** What the compiler says, by sample. */
const problems = new Map<Sample, string[]>();
const problemsIn = (wanted: Sample[]) =>
  wanted.flatMap((sample) =>
    (problems.get(sample) ?? []).map((text) => `${sample.path}:${sample.line} ${text}`),
  );

beforeAll(async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const config = {
    extends: '../../scripts/tsconfig/base.json',
    compilerOptions: { noImplicitAny: false, types: ['node', 'vitest/globals'] },
    include: ['*'],
  };
  writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(config));
  const names = await namesOfOurs();
  samples.forEach(({ code }, index) => {
    writeFileSync(join(out, `sample${index}.tsx`), moduleOf(code, names));
  });
  for (const [, index, text = ''] of (await compile()).matchAll(PROBLEM)) {
    const sample = samples[Number(index)];
    if (sample) problems.set(sample, [...(problems.get(sample) ?? []), text]);
  }
}, 120_000);

describe('the compiler takes', () => {
  it.each([...new Set(documents.map(({ path }) => path))])('the code of %s', (path) => {
    expect(problemsIn(documents.filter((sample) => sample.path === path))).toEqual([]);
  });

  it('the examples of TSDoc', () => {
    expect(examples.length).toBeGreaterThan(60);
    expect(problemsIn(examples)).toEqual([]);
  });
});

it('sees a name, a property and a prop that are not there, and minds no name of the reader', () => {
  expect(TRIES.map((sample) => problemsIn([sample]).length)).toEqual([1, 1, 1, 0]);
});

/** All but a name that is the reader's: what it is nobody knows. */
const PROBLEM =
  /sample(\d+)\.tsx\(.*?: error (TS(?!2304|2552|18004)(?!2307: Cannot find module '\.)\d+: .*)/g;

function compile(): Promise<string> {
  const tsc = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const args = [tsc, '--project', out, '--pretty', 'false'];
  // It fails, for there are always names that it does not know.
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 1e8 }, (_, stdout) => resolve(stdout));
  });
}

/** What the packages export, and from where. */
async function namesOfOurs(): Promise<Map<string, string>> {
  const entries = ['@coinslot/core', '@coinslot/react', '@coinslot/react/testing'];
  const found = await Promise.all(entries.map(async (entry) => [entry, await import(entry)]));
  return new Map(
    found.flatMap(([entry, names]) => Object.keys(names).map((name) => [name, entry])),
  );
}

/** A fragment may wait and return: it is what somebody writes in a function, and `…` is the rest. */
function moduleOf(code: string, names: Map<string, string>): string {
  const imports: string[] = [];
  const rest = code.replaceAll('…', '...yours').replace(/^import\b[\s\S]*?'[^']*';?$/gm, (line) => {
    imports.push(line);
    return '';
  });
  const has = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text);
  for (const [name, entry] of names) {
    if (has(imports.join(), name) || !has(rest, name)) continue;
    imports.push(`import { ${name} } from '${entry}';`);
  }
  const body = /^export /m.test(rest) ? rest : `export async function sample() {\n${rest}\n}`;
  return `${imports.join('\n')}\n${body}\nexport {};\n`;
}

function samplesOf(path: string): Sample[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(SHOWN)].map(({ index, 1: fenced, 2: code = '' }) => ({
    path,
    line: lineOf(text, index),
    code: fenced ?? code,
  }));
}

function examplesOf(path: string): Sample[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ index, 0: comment }) =>
    comment
      .replace(/\s*\*\/$/, '')
      .replace(/^\s*\* ?/gm, '')
      .split(/^@example/m)
      .slice(1)
      .map((example) => example.split(/^@\w/m)[0] ?? '')
      .filter((code) => !code.includes('```css'))
      .map((code) => ({ path, line: lineOf(text, index), code })),
  );
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
