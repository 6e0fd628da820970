import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultIdsIn } from './faultTable/faultIdsIn.ts';
import { type FaultRow, readFaultTable } from './faultTable/readFaultTable.ts';
import { testFiles } from './faultTable/testFiles.ts';

/*
 * faults.md says of every fault which tests show it: their titles end with its id in brackets. Here
 * the table is held against the titles, both ways.
 */

const rows = readFaultTable(readFileSync(new URL('faults.md', import.meta.url), 'utf8'));
const titles = new Map(testFiles().map((file) => [file, faultIdsIn(readFileSync(file, 'utf8'))]));
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`);

test('has one row for every threat and every fault', () => {
  const all = [...numbered('T', 52), ...numbered('C', 42), ...numbered('S', 60)];
  expect(rows.map(({ id }) => id)).toEqual(all);
});

test('names tests that there are, or says why there is none', () => {
  expect(rows.flatMap((row) => problemsOf(row))).toEqual([]);
});

test('knows every test whose title names a fault', () => {
  const listed = new Set(rows.flatMap(({ id, files }) => files.map((file) => `${id} ${file}`)));
  const named = [...titles].flatMap(([file, ids]) => [...ids].map((id) => `${id} ${file}`));
  expect(named.filter((each) => !listed.has(each))).toEqual([]);
});

test('sees a row without a test, and one without a reason', () => {
  const table = '| S24 | a | `test/none.test.ts` |\n| S25 | b | |\n| S26 | c | later |\n';
  const problems = readFaultTable(table).flatMap((row) => problemsOf(row));
  expect(problems).toHaveLength(3);
});

test('reads ids out of titles alone', () => {
  const text = "it('takes it once (S24, T20)', () => {});\n// nothing (S25)\nexpect(S26);";
  expect(faultIdsIn(text)).toEqual(new Set(['S24', 'T20']));
});

function problemsOf({ id, files, reason }: FaultRow): string[] {
  if (files.length === 0) {
    return /^(does not apply|comes with [A-Za-z ]+): .{10,}/.test(reason)
      ? []
      : [`${id}: neither a test nor a reason`];
  }
  return files
    .filter((file) => !existsSync(file) || !titles.get(file)?.has(id))
    .map((file) => `${id}: no test in ${file} ends with (${id})`);
}
