import { readdirSync, readFileSync } from 'node:fs';
import type { ProviderId } from '@coinslot/sandbox';
import { describe, expect, it } from 'vitest';
import { endpointsIn } from './endpointsIn.ts';
import { guides, wordsOf } from './guides.ts';
import type { Operation } from './Operation.ts';
import { operations } from './operations.ts';
import { type Ground, problemsOf } from './problemsOf.ts';
import { surface } from './surface.ts';
import { testsIn } from './testsIn.ts';

const PROVIDERS = Object.keys(operations) as ProviderId[];
const FOLDER = 'packages/sandbox/src/providers';
/** Where an emulator has more than one file of routes. */
const MOUNTS: Readonly<Record<string, string>> = {
  'kanga/hosted/createHostedPage.ts': '/tpg/payment',
  'kryptoswap/methods.ts': '/service/api/v1',
};

describe('the table of operations', () => {
  const ours = surface();
  const react = readFileSync('packages/react/src/index.ts', 'utf8');
  const hooks: readonly string[] = react.match(/\buse\w+Payment\b/g) ?? [];

  it.each(PROVIDERS)('holds all that there is of %s, each with its test or a reason', (id) => {
    const named = operations[id].flatMap(({ by }) => by);
    // One guide documents a hook.
    const ground = {
      surface: [...ours[id], ...hooks.filter((name) => named.includes(name))],
      endpoints: endpointsOf(id),
    };
    expect(problemsOf(operations[id], ground)).toEqual([]);
  });

  it.each(PROVIDERS)('holds every call that the guide of %s has, with its test', (id) => {
    const calls = wordsOf(guides[id].calls);
    expect(calls).not.toEqual([]);
    const tested = operations[id].filter(({ tests }) => tests !== undefined);
    const performed = tested.map(({ endpoint }) => callOf(endpoint ?? ''));
    for (const call of calls) expect(performed).toContain(callOf(call));
    // What is left out is none of the guide's.
    for (const { source, missing } of operations[id]) {
      if (missing !== undefined) expect(source).not.toContain('guide');
    }
  });

  it('is about every provider, with functions and endpoints to hold it against', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(PROVIDERS.toSorted());
    for (const id of PROVIDERS) {
      expect(ours[id].length).toBeGreaterThan(5);
      expect(endpointsOf(id).length).toBeGreaterThan(3);
    }
  });
});

describe('the check', () => {
  const file = 'a.test.ts';
  const row: Operation = {
    operation: 'Create',
    source: 'guide',
    endpoint: 'POST /payments/',
    by: ['client.create'],
    tests: [{ file, title: 'creates' }],
  };
  const source = "it('creates', async () => {\n  expect(asked('POST /payments/')).toBe(1);\n});\n";
  const read = (name: string) => (name === file ? source : null);
  const ground: Ground = { surface: ['client.create'], endpoints: ['POST /payments/'], read };
  const { tests: _, ...documented } = row;
  const missing = (reason: string): Operation => ({ ...documented, missing: reason });

  it('finds nothing wrong with a test that is there', () => {
    expect(problemsOf([row], ground)).toEqual([]);
  });

  it.each<[string, Operation[], Partial<Ground>]>([
    [
      'Create: a.test.ts has 0 tests "makes"',
      [{ ...row, endpoint: null, tests: [{ file, title: 'makes' }] }],
      { endpoints: [] },
    ],
    [
      'Create: there is no b.test.ts',
      [{ ...row, endpoint: null, tests: [{ file: 'b.test.ts', title: 'creates' }] }],
      { endpoints: [] },
    ],
    ['Create: a.test.ts has 2 tests "creates"', [row], { read: () => source + source }],
    [
      'Create: no test of it asks POST /payments/',
      [row],
      { read: () => source.replace('asked', 'told') },
    ],
    ['Create: no emulator answers at POST /payments/', [row], { endpoints: [] }],
    ['Create: there is no client.create', [row], { surface: [] }],
    ['client.list stands in no row', [row], { surface: ['client.create', 'client.list'] }],
    [
      'GET /payments/ stands in no row',
      [row],
      { endpoints: ['POST /payments/', 'GET /payments/'] },
    ],
    ['Create stands twice', [row, row], {}],
    ['Create: neither a test nor a reason', [{ ...documented } as Operation], {}],
    ['Create: no reason in a sentence', [missing('later')], { surface: [] }],
    [
      'Create: client.create is there now, and no test is named',
      [missing('Nobody has built it so far.')],
      {},
    ],
  ])('finds: %s', (problem, table, change) => {
    expect(problemsOf(table, { ...ground, ...change })).toEqual([problem]);
  });

  it('takes a reason for a test as long as the function is not there', () => {
    const table = [missing('Nobody has built it so far.')];
    expect(problemsOf(table, { ...ground, surface: [] })).toEqual([]);
  });
});

describe('what is read out of files', () => {
  it('is a test by its title, also one of many cases', () => {
    const source = `describe('all', () => {
  it('is one', () => { first(); });
  it.each([
    ['a', f(1)],
  ] as const)('is %s', (name) => { second(); });
  test("says \\"no\\"", () => {});
});`;
    expect(testsIn(source).map(({ title }) => title)).toEqual(['is one', 'is %s', 'says "no"']);
    expect(testsIn(source)[0]?.text).toContain('first()');
    expect(testsIn(source)[0]?.text).not.toContain('second()');
  });

  it('is an endpoint by its path, however it is written', () => {
    const source = `const A = '/a';
const PAGE = '/:lang{[a-z]{2,3}}/:kind{pay|order}/:id';
app.get(A, (c) => c);
app.post(\`\${A}/:id\`, (c) => c);
app.get(PAGE, (c) => c);
for (const path of ['/x', '/y']) {
  app.put(path, (c) => c);
}`;
    expect(endpointsIn(source)).toEqual([
      'GET /a',
      'POST /a/:id',
      'GET /:lang/pay/:id',
      'GET /:lang/order/:id',
      'PUT /x',
      'PUT /y',
    ]);
    expect(() => endpointsIn('app.get(somewhere, (c) => c);')).toThrow('somewhere');
  });
});

function endpointsOf(id: ProviderId): string[] {
  const files = readdirSync(`${FOLDER}/${id}`, { recursive: true, encoding: 'utf8' });
  return files
    .map((name) => `${id}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const found = endpointsIn(readFileSync(`${FOLDER}/${name}`, 'utf8'));
      // What a page's own buttons send is the sandbox's invention.
      const documented = found.filter((one) => !name.includes('/hosted/') || /^GET/.test(one));
      return documented.map((one) => one.replace(' ', ` ${MOUNTS[name] ?? ''}`));
    });
}

/**
 * Without method, ids and query: `/payments/:id/` and `payments` are one call. One guide names its
 * method alone, and no document says below which path it is.
 */
function callOf(endpoint: string): string {
  const [path = ''] = endpoint.replace(/^[A-Z]+ (\/service\/api\/v1)?/, '').split('?');
  const parts = path.replace(/[{}]/g, '').split('/');
  return parts.filter((part) => part !== '' && !part.startsWith(':')).join('/');
}
