import { expect, test } from 'vitest';
import { into, options, out } from './account.fixture.ts';
import { optionProblems } from './options.ts';

const problems = (more: object, environment: 'sandbox' | 'production' = 'production') =>
  optionProblems({ ...options, ...more }, environment);

test('has nothing against options that are right, with credentials and without', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ apiKey: undefined, apiSecret: undefined, routes: [out, into] })).toEqual([]);
  expect(
    problems({
      ...{ partner: 'p', lang: 'ru', display: 'inline', hideOutData: false },
      ...{ hashField: { in: 'header', name: 'x-hash' }, termsUrl: 'https://swap.example/terms' },
    }),
  ).toEqual([]);
});

test('takes a sandbox on this machine, but not in production (T38)', () => {
  const local = { baseUrl: 'http://127.0.0.1:4020/kryptoswap', siteUrl: 'http://127.0.0.1:4020' };
  expect(problems(local, 'sandbox')).toEqual([]);
  expect(problems(local)).toHaveLength(2);
});

test.for([
  [{ routes: [] }, '`routes` is empty'],
  [{ routes: undefined }, '`routes` is empty'],
  [{ routes: [{ ...out, id: '1' }] }, '`routes[0].id`'],
  [{ routes: [out, { ...into, from: 'a b' }] }, '`routes[1]` needs codes'],
  [{ routes: [{ ...out, to: '' }] }, '`routes[0]` needs codes'],
  [{ routes: [{ ...out, priceCurrency: '' }] }, '`routes[0].priceCurrency`'],
  [{ routes: [{ ...out, amountIs: 'both' }] }, '`routes[0].amountIs`'],
  [{ routes: [{ ...out, toValues: { k: '' } }] }, '`routes[0].toValues`'],
  [{ routes: [out, { ...out, amountIs: 'in' }] }, 'a route twice'],
  [{ apiKey: undefined }, '`apiKey` is missing'],
  [{ apiSecret: undefined }, '`apiSecret` is missing'],
  [{ apiSecret: 'SECRET123' }, '`apiSecret` is a placeholder'],
  [{ partner: 'x'.repeat(101) }, '`partner`'],
  [{ lang: 'english' }, '`lang`'],
  [{ display: 'popup' }, '`display`'],
  [{ hashField: { in: 'query', name: 'hash' } }, '`hashField`'],
  [{ hashField: { in: 'body', name: '' } }, '`hashField`'],
  [{ baseUrl: 'http://swap.example' }, '`baseUrl`'],
  [{ siteUrl: 'ftp://swap.example' }, '`siteUrl`'],
  [{ termsUrl: 'terms' }, '`termsUrl`'],
] as const)('has a sentence against %j', ([more, sentence]) => {
  const found = problems(more);
  expect(found.join(' ')).toContain(sentence);
  expect(found.join(' ')).not.toContain(options.apiSecret);
});

test('does not mix a live interface with a sandbox’s pages (T38)', () => {
  expect(problems({ siteUrl: 'http://127.0.0.1:4020' }, 'sandbox').join(' ')).toContain(
    'one place',
  );
});
