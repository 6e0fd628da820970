import { existsSync, readFileSync } from 'node:fs';
import type { Operation, Shown } from './Operation.ts';
import { testsIn } from './testsIn.ts';

/** What there is to hold a table against. */
export interface Ground {
  /** Every function of ours for the provider. */
  surface: readonly string[];
  /** Every endpoint that its emulator answers at. */
  endpoints: readonly string[];
  /** A file's text; null where there is none. */
  read?: (file: string) => string | null;
}

/** What is wrong with a provider's table, in sentences. */
export function problemsOf(table: readonly Operation[], ground: Ground): string[] {
  const { surface, endpoints, read = readOr } = ground;
  const rows = new Set(table.flatMap(({ by }) => by));
  const known = new Set(table.map(({ endpoint }) => endpoint));
  const names = table.map(({ operation }) => operation);
  return [
    ...table.flatMap((row) => problemsOfRow(row, ground, read)),
    ...surface.filter((name) => !rows.has(name)).map((name) => `${name} stands in no row`),
    ...endpoints.filter((one) => !known.has(one)).map((one) => `${one} stands in no row`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands twice`),
  ];
}

function problemsOfRow(
  row: Operation,
  { surface, endpoints }: Ground,
  read: (file: string) => string | null,
): string[] {
  const { operation, endpoint, by, tests = [], missing } = row;
  const isThere = (name: string) => surface.includes(name);
  const isAsked = endpoint !== null && !endpoint.includes('{');
  const problems = [
    isAsked && !endpoints.includes(endpoint) ? `no emulator answers at ${endpoint}` : null,
    missing === undefined && tests.length === 0 ? 'neither a test nor a reason' : null,
    missing !== undefined && !/^.{20,}\.$/.test(missing) ? 'no reason in a sentence' : null,
    missing !== undefined && by.length > 0 && by.every(isThere)
      ? `${by.join(', ')} is there now, and no test is named`
      : null,
    ...(missing === undefined ? by.filter((name) => !isThere(name)) : []).map(
      (name) => `there is no ${name}`,
    ),
    ...tests.map((shown) => problemOfTest(shown, read(shown.file))),
    isAsked && tests.length > 0 && !tests.some((shown) => says(shown, endpoint, read))
      ? `no test of it asks ${endpoint}`
      : null,
  ];
  return problems
    .filter((problem) => problem !== null)
    .map((problem) => `${operation}: ${problem}`);
}

function problemOfTest({ file, title }: Shown, source: string | null): string | null {
  if (source === null) return `there is no ${file}`;
  const { length } = testsIn(source).filter((test) => test.title === title);
  return length === 1 ? null : `${file} has ${length} tests "${title}"`;
}

/** A test shows an endpoint by naming it: it looks for it in the emulator's log. */
function says(
  { file, title }: Shown,
  endpoint: string,
  read: (file: string) => string | null,
): boolean {
  return testsIn(read(file) ?? '').some(
    (test) => test.title === title && test.text.includes(`asked('${endpoint}')`),
  );
}

function readOr(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
