import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/* Whoever imports a name reads in the editor what it does, and a function's use by an example. */

const root = fileURLToPath(new URL('../packages/', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Published {
  name: string;
  file: string;
}

/** Every value that the entries of a package export, and the file that has it. */
function publishedBy(pack: string): Published[] {
  const { exports } = JSON.parse(read(`${pack}/package.json`)) as {
    exports: Record<string, { '@coinslot/source'?: string } | string | null>;
  };
  const entries = Object.values(exports).flatMap((entry) =>
    entry !== null && typeof entry === 'object' ? (entry['@coinslot/source'] ?? []) : [],
  );
  return entries
    .filter((path) => path.endsWith('.ts') && !path.includes('*'))
    .flatMap((path) => namesIn(join(pack, path)));
}

function namesIn(entry: string): Published[] {
  const text = read(entry);
  const handedOn = [...text.matchAll(/export \{([^}]*)\} from '(\.[^']*)'/g)];
  if (handedOn.length === 0) {
    const own = text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm);
    return [...own].map(([, name = '']) => ({ name, file: entry }));
  }
  return handedOn.flatMap(([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name: name.split(' as ')[0] ?? '', file: join(dirname(entry), file) })),
  );
}

/** What lacks at a name: its words, or, of something that is called or rendered, an example. */
function lackOf({ name, file }: Published, text = read(file)): string[] {
  const found = new RegExp(`^export (async )?(function|const|class) ${name}\\b(.*)`, 'm').exec(
    text,
  );
  if (found === null) return [`${name} is not in ${file}`];
  const before = text.slice(0, found.index).trimEnd();
  const words = before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
  if (words === '') return [`${name} (${file}) has no words`];
  const [, , kind = '', rest = ''] = found;
  const isUsed = kind === 'function' || /= (forwardRef|definePart|createPaymentHook|\()/.test(rest);
  return isUsed && !words.includes('@example') ? [`${name} (${file}) has no example`] : [];
}

describe.each(['core', 'react', 'server', 'sandbox'])('@coinslot/%s', (pack) => {
  it('says of each name what it is, and shows how a function is used', () => {
    const published = publishedBy(pack);
    expect(published.length).toBeGreaterThan(4);
    expect(published.flatMap((one) => lackOf(one))).toEqual([]);
  });
});

it('sees a name without words, and a function without an example', () => {
  const of = (text: string) => lackOf({ name: 'a', file: 'a.ts' }, text).length;
  expect(of('export const a = 1;')).toBe(1);
  expect(of('/** One. */\nexport const a = 1;')).toBe(0);
  expect(of('/** One. */\nexport function a() {}')).toBe(1);
  expect(of('/**\n * @example\n * a();\n */\nexport const a = (b) => b;')).toBe(0);
});
