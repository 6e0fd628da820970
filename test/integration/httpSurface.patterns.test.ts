import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { regexLiterals } from '../patterns/regexLiterals.ts';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

const literals = ['core', 'server', 'react'].flatMap((name) => {
  const folder = join(packages, name, 'src');
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|test-d|fixture|d)\./.test(path))
    .flatMap((path) =>
      regexLiterals(path, readFileSync(join(folder, path), 'utf8')).map((literal) => ({
        ...literal,
        path: `${name}/${path}`,
      })),
    );
});

/**
 * Not linear, and met by short texts alone, which are cut before: how many characters, and what the
 * worst of them looks like.
 */
const SHORT: Record<string, { longest: number; worst: string }> = {
  'server/scrub.ts': { longest: 2000, worst: '://x:' },
};

it('has no regular expression that a text could keep busy (T12)', () => {
  const unique = new Map(literals.map((one) => [`/${one.source}/${one.flags}`, one]));
  expect(unique.size).toBeGreaterThan(40);
  const problems = [...unique].flatMap(([shown, { source, flags, path }]) => {
    const { status } = checkSync(source, flags, { timeout: 120_000 });
    const short = SHORT[path];
    if (short) {
      const text = short.worst.repeat(short.longest / short.worst.length);
      const started = performance.now();
      text.replace(new RegExp(source, flags), '');
      expect(performance.now() - started).toBeLessThan(5000);
      return [];
    }
    return status === 'safe' ? [] : [`${path}: ${shown} is ${status}`];
  });
  expect(problems).toEqual([]);
}, 300_000);

it('finds one that is, in each way to write it', () => {
  const code = 'const a = /^(a+)+$/u; const b = new RegExp("(x|x)*y", "i");';
  const found = regexLiterals('a.ts', code);
  expect(found).toEqual([
    { source: '^(a+)+$', flags: 'u' },
    { source: '(x|x)*y', flags: 'i' },
  ]);
  for (const { source, flags } of found) {
    expect(checkSync(source, flags).status).toBe('vulnerable');
  }
  expect(() => regexLiterals('a.ts', 'RegExp(input)')).toThrow(/nobody can check/);
});
