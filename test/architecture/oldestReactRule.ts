import { posix } from 'node:path';
import { importsOf } from './imports.ts';

const REACT = /^(?:react|react-dom|@testing-library\/react)(?:$|\/)/;
const TYPES = /^(?:import|export) type\b[^;]*;/gm;

/**
 * With the oldest React only those tests run again that are called `.test.tsx`: whatever reaches React
 * by what it imports has to be one of them.
 *
 * @param read gives the text of a file; null where there is none.
 */
export function oldestReactRule(path: string, read: (path: string) => string | null): string[] {
  if (!/^packages\/react\/src\/.+\.test\.ts$/.test(path)) return [];
  const seen = new Set<string>();
  const reaches = (file: string): boolean => {
    const text = read(file);
    if (text === null || seen.has(file)) return false;
    seen.add(file);
    return importsOf(file, text.replace(TYPES, '')).some(
      (name) =>
        REACT.test(name) ||
        (name.startsWith('.') && reaches(posix.join(posix.dirname(file), name))),
    );
  };
  return reaches(path) ? [`${path} reaches React: call it .test.tsx.`] : [];
}
