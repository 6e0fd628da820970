import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { importsOf } from './architecture/imports.ts';

/*
 * What @coinslot/react publishes: not the sources, but what `npm run build` makes of them and its
 * package.json leads to.
 */

const root = fileURLToPath(new URL('../packages/react/', import.meta.url));
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | null | { default: string }>;
};
const packs = readdirSync(join(root, 'dist/messages')).filter((file) => file.endsWith('.js'));
const locales = packs.map((file) => file.slice(0, -3)).filter((name) => name !== 'usual');

/** Every module that a page can import. */
const specifiers = Object.keys(exports)
  .filter((entry) => !/\.(css|json)$/.test(entry) && exports[entry] !== null)
  .flatMap((entry) =>
    entry.endsWith('*') ? locales.map((name) => entry.replace('*', name)) : [entry],
  )
  .map((entry) => `@coinslot/react${entry.slice(1)}`);

interface Answer {
  dom: [window: string, document: string];
  /** The names that an entry exports. */
  entries: Record<string, string[]>;
  /** Each component's HTML by payment: one in each status, and one to be paid elsewhere. */
  rendered: Record<string, string[]>;
  headless: string;
}

const script = fileURLToPath(new URL('entries/renderEntries.mjs', import.meta.url));

describe('what is published', () => {
  it('is imported and rendered by plain Node, without a page and without a complaint', async () => {
    expect(specifiers).toHaveLength(3 + 16);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [script, ...specifiers],
      {
        env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' },
        maxBuffer: 1e8,
      },
    );
    // React's warnings come here.
    expect(stderr).toBe('');
    const { dom, entries, rendered, headless } = JSON.parse(stdout) as Answer;
    expect(dom).toEqual(['undefined', 'undefined']);
    expect(Object.keys(entries)).toEqual(specifiers);
    for (const [entry, names] of Object.entries(entries)) expect([entry, names]).not.toContain([]);
    expect(headless).toBe('<p>idle</p>');

    const silent = Object.entries(rendered).filter(([, pages]) => pages.every((html) => !html));
    // Opened by the shopper.
    expect(silent.map(([name]) => name)).toEqual(['CheckoutModal']);
    expect(Object.keys(rendered).length).toBeGreaterThanOrEqual(18);
    const html = Object.values(rendered).flat().join('');
    expect(html).toContain('TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM');
    expect(html).toContain('href="https://pay.example/1042"');
    expect(html).not.toMatch(/never|\sstyle=|<script/);
  });

  it('has no entry that was not meant to be one', () => {
    expect(exports).toMatchObject({ './locales/usual': null });
  });

  it('says in the built files, too, which of them are for the browser', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.tsx?$/.test(path) && !/\.(test|fixture|d)\.tsx?$/.test(path),
    );
    const says = (text: string) => text.startsWith("'use client';");
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    let count = 0;
    for (const path of sources) {
      const source = read(`src/${path}`);
      const built = `dist/${path.replace(/\.tsx?$/, '.js')}`;
      if (says(source)) count += 1;
      if (existsSync(join(root, built))) {
        expect([path, says(read(built))]).toEqual([path, says(source)]);
      }
      // What a server component must not run is behind the directive.
      const hooks =
        /import \{[^}]*\b(use[A-Z]\w+|createContext|forwardRef|memo)\b[^}]*\} from 'react'/;
      if (hooks.test(source)) expect([path, says(source)]).toEqual([path, true]);
    }
    expect(count).toBeGreaterThan(50);
  });

  it('reaches no style sheet, and headless no component', () => {
    const { files, bare } = reach('dist/index.js');
    expect(files.filter((file) => file.endsWith('.css'))).toEqual([]);
    expect(files.filter((file) => file.includes('/components/')).length).toBeGreaterThan(50);
    expect(bare).toContain('qrcode.react');

    const headless = reach('dist/headless.js');
    expect(headless.files.length).toBeGreaterThan(20);
    expect(headless.files.filter((file) => /\.css$|\/(components|presets)\//.test(file))).toEqual(
      [],
    );
    expect(headless.bare.filter((name) => /qrcode|react-dom/.test(name))).toEqual([]);
  });
});

/** Everything that a built file imports, at once or later: files of ours, and other packages. */
function reach(entry: string): { files: string[]; bare: string[] } {
  const files = new Set([entry]);
  const bare = new Set<string>();
  for (const file of files) {
    for (const target of importsOf(file, readFileSync(join(root, file), 'utf8'))) {
      if (target.startsWith('.')) files.add(join(dirname(file), target));
      else bare.add(target);
    }
  }
  return { files: [...files], bare: [...bare] };
}
