import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CRITERIA } from './accessibilityTable/criteria.ts';
import { readStatement, type StatementRow } from './accessibilityTable/readStatement.ts';
import { titlesIn } from './accessibilityTable/titlesIn.ts';

/*
 * docs/accessibility.md says of every criterion of WCAG 2.2 A and AA how it is met and which test
 * shows it, or why it does not apply. Here it is held against the criteria and the tests.
 */

const rows = readStatement(
  readFileSync(new URL('../docs/accessibility.md', import.meta.url), 'utf8'),
);

test('has one row for every criterion, in the order of WCAG', () => {
  expect(CRITERIA).toHaveLength(55);
  const listed = rows.filter(({ level }) => level !== 'ours');
  expect(listed.map(({ criterion, level }) => `${criterion} | ${level}`)).toEqual(CRITERIA);
});

test('names tests that there are, or says why a criterion does not apply', () => {
  expect(rows.flatMap(problemsOf)).toEqual([]);
});

test('has rules of its own, each with a test', () => {
  const rules = rows.filter(({ level }) => level === 'ours');
  expect(rules.length).toBeGreaterThanOrEqual(10);
  expect(rules.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test('sees a row without a test, a short reason, and a test that is gone', () => {
  const here = '`test/accessibility.test.ts`';
  const table = [
    '| 1.1.1 Text | A | It is met. | |',
    '| 1.1.2 Text | A | Does not apply: no. | – |',
    `| 1.1.3 Text | A | It is met. | ${here} “is not there” |`,
    '| 1.1.4 Text | A | It is met. | `test/none.test.ts` “is” |',
    `| 1.1.5 Text | A | | ${here} “has rules of its own, each with a test” |`,
    `| 1.1.6 Text | A | Here. | ${here} “has rules of its own, each with a test” |`,
  ];
  const problems = readStatement(table.join('\n')).map(problemsOf);
  expect(problems.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 0]);
});

test('reads titles alone, also of tests that run over cases', () => {
  const source = `it('is', () => {}); it.each([[1, f(2)]])(\n  "it's %s", () => {});
    // it is 'told'
    it.each(cases)('isn\\'t', () => {}); expect('no', 1); test(\`in \${x}\`, run);`;
  expect([...titlesIn(source)]).toEqual(['is', "it's %s", "isn't", `in \${x}`]);
});

function problemsOf({ criterion, how, tests }: StatementRow): string[] {
  if (how === '') return [`${criterion}: does not say how`];
  if (tests.length === 0) {
    return /^Does not apply: .{20,}/.test(how) ? [] : [`${criterion}: neither a test nor a reason`];
  }
  return tests
    .filter(({ file, title }) => !existsSync(file) || !titlesOf(file).has(title))
    .map(({ file, title }) => `${criterion}: no test “${title}” in ${file}`);
}

function titlesOf(file: string): Set<string> {
  return titlesIn(readFileSync(file, 'utf8'));
}
