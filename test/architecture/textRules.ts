import { withoutComments } from './imports.ts';

const providers = /kryptogo|cryptofuse|kanga|kryptoswap/i;

/** Where a provider may be named: its own folders, and one line each where it is registered. */
const mayName: Record<string, RegExp> = {
  core: /^$/,
  // The public entries re-export the named hooks by name.
  react: /^(hooks\/providers|index|headless)\.ts$/,
  server: /^(providers|testing)\//,
  sandbox: /^(providers|testing)\//,
};

/** A provider's behaviour exists in its two folders only; elsewhere it is data. */
export function providerNameRule(path: string, text: string): string[] {
  const [, name = '', below = ''] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? [];
  const allowed = mayName[name];
  if (allowed === undefined || allowed.test(below)) return [];
  // In core and react not even a comment may; elsewhere an example is free to.
  const code = name === 'core' || name === 'react' ? text : withoutComments(path, text);
  const found = providers.exec(code);
  return found === null
    ? []
    : [`${path} names ${found[0]}: outside its folders a provider is data.`];
}

/** A file is one idea. */
export function ceilingRule(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1;
  const ceiling = isTest(path) ? 500 : 300;
  return lines > ceiling ? [`${path} has ${lines} lines; the ceiling is ${ceiling}.`] : [];
}

/** `index.ts` re-exports by name and does nothing else. */
export function indexRule(path: string, text: string): string[] {
  if (!/\/index\.tsx?$/.test(path)) return [];
  const rest = withoutComments(path, text).replace(
    /export\s+(type\s+)?\{[^}]*\}\s+from\s+'[^']+';|['"]use client['"];/g,
    '',
  );
  return rest.trim() === '' ? [] : [`${path} does more than re-export by name.`];
}

/** Tests inject at fetch, clock, random and storage; a module of ours is never mocked. */
export function mockRule(path: string, text: string): string[] {
  return /\bvi\.(do)?[mM]ock\(\s*(import\()?\s*['"](\.|@coinslot)/.test(text)
    ? [`${path} mocks a module of ours; inject fetch, clock, random or storage instead.`]
    : [];
}

/** A test that does not run proves nothing. */
export function skipRule(path: string, text: string): string[] {
  const found = /\b(it|test|describe)\.(skip|only|todo|fails|skipIf|runIf)\b/.exec(text);
  return isTest(path) && found !== null ? [`${path} uses ${found[0]}.`] : [];
}

/** `core` runs anywhere, the server and the sandbox in every runtime of the Web's own APIs. */
export function platformRule(path: string, text: string): string[] {
  const [, name = '', below = ''] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? [];
  const banned =
    name === 'core'
      ? /\b(window|document|navigator|localStorage|sessionStorage|Buffer|process)\b/
      : name === 'server' && !/^(stores\/sqlite|adapters\/node)/.test(below)
        ? /\b(window|document|navigator|localStorage|Buffer|process)\b/
        : null;
  // Object keys and members of those names are somebody's data.
  const found = banned?.exec(
    withoutComments(path, text).replace(/(\.|['"`][^'"`\n]*)\w+|\w+(?=\??:)/g, ''),
  );
  return found
    ? [`${path} uses ${found[0]}, which not every runtime of packages/${name} has.`]
    : [];
}

/** Safari before 16.4 reads no module with a pattern that looks behind itself. */
export function patternRule(path: string, text: string): string[] {
  const isLoaded = /^packages\/(core|react)\/src\//.test(path) && !isTest(path);
  return isLoaded && /\(\?<[=!]/.test(withoutComments(path, text))
    ? [`${path} has a pattern with a lookbehind, which not every browser can read.`]
    : [];
}

export function isTest(path: string): boolean {
  return /\.(test|spec|test-d)\.tsx?$/.test(path);
}
