import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/* What the documents lead to is there, and code that they show as somebody's file is that file. */

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder)).flatMap((name) =>
    name.endsWith('.md') ? [join(folder, name)] : [],
  );
const documents = ['.', 'docs', 'test', 'packages/core', 'packages/react', 'packages/server']
  .concat('packages/sandbox')
  .flatMap(markdownIn);

describe.each(documents)('%s', (path) => {
  it('leads to files and headings that are there', () => {
    expect(brokenLinks(path, read(path))).toEqual([]);
  });

  it('shows files as they are', () => {
    expect(staleSamples(read(path))).toEqual([]);
  });
});

describe('this test', () => {
  it('sees a file that is gone, a heading that is gone, and code that is another', () => {
    expect(brokenLinks('docs/a.md', '[a](../none.md) [b](operating.md#none)')).toHaveLength(2);
    expect(
      brokenLinks('docs/a.md', '# Two words, `x`\n[a](#two-words-x) [b](../README.md)'),
    ).toEqual([]);
    const sample = '<!-- test/docs.test.ts -->\n```ts\nother\n```';
    expect(staleSamples(sample)).toEqual(['test/docs.test.ts']);
  });
});

/** Links to files of the repository and to headings; addresses elsewhere are not asked. */
function brokenLinks(path: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file = '', heading] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (file !== '' && !existsSync(join(root, target))) return true;
    if (heading === undefined) return false;
    // A folder shows its README.
    if (!target.endsWith('.md'))
      return heading !== 'readme' && !has(join(target, 'README.md'), heading);
    return !anchors(file === '' ? text : read(target)).has(heading);
  });
}

function has(path: string, heading: string): boolean {
  return existsSync(join(root, path)) && anchors(read(path)).has(heading);
}

/** The names that a page of Git gives to its headings. */
function anchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** A comment that names a file, before code: the code is that file. */
function staleSamples(text: string): string[] {
  return [...text.matchAll(/<!-- (\S+\.\w+) -->\n+```\w*\n([\s\S]*?)^```/gm)]
    .filter(([, path = '', code]) => !existsSync(join(root, path)) || read(path) !== code)
    .map(([, path = '']) => path);
}
