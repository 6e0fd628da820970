import { posix } from 'node:path';
import { importsOf } from './imports.ts';

/** What a package's sources may import besides their own files, and where exceptions hold. */
interface Allowance {
  always: RegExp[];
  /** Only below this path of the package's `src`. */
  only?: { below: RegExp; names: RegExp[] }[];
}

const allowances: Record<string, Allowance> = {
  core: {
    always: [/^zod\/mini$/],
    only: [{ below: /^addresses\//, names: [/^@noble\/hashes\//, /^@scure\/base$/] }],
  },
  react: {
    always: [
      /^@coinslot\/core(\/wire)?$/,
      /^react(-dom)?(\/|$)/,
      /^@tanstack\/react-query$/,
      /^qrcode\.react$/,
    ],
    only: [{ below: /^testing\//, names: [/^@testing-library\/react$/] }],
  },
  server: {
    always: [/^@coinslot\/core(\/wire|\/addresses)?$/, /^zod\/mini$/],
    only: [
      { below: /^stores\//, names: [/^kysely$/] },
      { below: /^stores\/sqlite/, names: [/^libsql$/, /^node:/] },
      { below: /^adapters\/node/, names: [/^node:/] },
    ],
  },
  sandbox: {
    always: [/^hono(\/|$)/, /^@noble\/hashes\//, /^@scure\/base$/],
    only: [{ below: /^(node|cli)\.ts$/, names: [/^node:/, /^@hono\/node-server(\/|$)/] }],
  },
};

/**
 * The dependency rule of the packages, for one source file.
 * @returns a sentence per import that breaks it.
 */
export function dependencyRule(path: string, text: string): string[] {
  const [, name = '', below = ''] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? [];
  const allowance = allowances[name];
  if (allowance === undefined) return [];
  const allowed = [
    ...allowance.always,
    ...(allowance.only ?? []).flatMap((part) => (part.below.test(below) ? part.names : [])),
  ];
  return importsOf(path, text)
    .filter((target) =>
      target.startsWith('.')
        ? !posix.join(posix.dirname(path), target).startsWith(`packages/${name}/src/`)
        : !allowed.some((pattern) => pattern.test(target)),
    )
    .map((target) => `${path} imports ${target}, which packages/${name} may not import there.`);
}

/**
 * Stories, tests and the shop reach the packages through what these publish.
 * @param entries every specifier that a package's `exports` names; `*` stands for one segment.
 */
export function publicEntryRule(path: string, text: string, entries: readonly string[]): string[] {
  return importsOf(path, text)
    .filter((target) => {
      if (target.startsWith('@coinslot/')) {
        // A query tells the bundler what to make of the file.
        const [specifier = ''] = target.split('?');
        return !entries.some((entry) => matches(entry, specifier));
      }
      if (!target.startsWith('.')) return false;
      const resolved = posix.join(posix.dirname(path), target);
      return /^packages\/(core|react|server|sandbox)\//.test(resolved);
    })
    .map((target) => `${path} imports ${target}, which is no public entry of a package.`);
}

function matches(entry: string, target: string): boolean {
  const [before = '', after] = entry.split('*');
  return after === undefined
    ? entry === target
    : target.startsWith(before) &&
        target.endsWith(after) &&
        !target.slice(before.length).includes('/');
}
