import { expect, test } from 'vitest';
import { options } from './account.fixture.ts';
import type { KangaOptions } from './options.ts';
import { kanga } from './provider.ts';

const PUBLISHED = '8B2EFBECA2BEBB2C413BCFD7915E9209D80F3F4222042B31DD9D605E39F2035F';
const problems = (more: Partial<KangaOptions>, environment: 'sandbox' | 'production') =>
  kanga({ ...options, ...more }).problems(environment);

test('has no problem with real credentials, nor with a sandbox’s', () => {
  expect(problems({}, 'production')).toEqual([]);
  expect(problems({ webUrl: 'https://trade.kanga.exchange' }, 'production')).toEqual([]);
  expect(problems({ payCurrencies: ['BTC', 'oPLN'] }, 'production')).toEqual([]);
  const url = 'http://127.0.0.1:4000/kanga';
  expect(problems({ baseUrl: url, webUrl: url, estimateUrl: `${url}/e` }, 'sandbox')).toEqual([]);
});

test.for([
  [{ apiKey: undefined }, '`apiKey` is missing.'],
  [{ apiKey: ' ' }, '`apiKey` is missing.'],
  [{ apiSecret: undefined }, '`apiSecret` is missing.'],
  [{ apiSecret: 'YOUR_API_SECRET' }, '`apiSecret` is a placeholder'],
  [{ settlement: {} }, '`settlement` is empty'],
  [{ settlement: { PLN: '1 oPLN' } }, '`settlement.PLN` is no code'],
  [{ settlement: { PLN: '' } }, '`settlement.PLN` is no code'],
  [{ payCurrencies: [] }, '`payCurrencies` is empty'],
  [{ payCurrencies: ['BTC', 'b t c'] }, '`payCurrencies` has "b t c"'],
  [{ estimateUrl: 'http://kanga.exchange/e' }, '`estimateUrl` must begin with https://'],
] as const)('tells what is wrong with %j in one sentence', ([more, expected]) => {
  expect(problems(more, 'production')).toEqual([expect.stringContaining(expected)]);
  expect(problems(more, 'sandbox')).toEqual([expect.stringContaining(expected)]);
});

const here = 'http://127.0.0.1:4000';
test.for([
  [{ apiKey: 'TEST' }, ['its own key']],
  [{ apiSecret: PUBLISHED }, ['its own key']],
  [{ baseUrl: 'https://kanga.dev', webUrl: 'https://kanga.dev/' }, ['its own key']],
  [{ estimateUrl: 'https://API.Kanga.dev.:443/estimate' }, ['its own key']],
  [{ baseUrl: here, webUrl: here }, ['`baseUrl` must', '`webUrl` must']],
] as const)('refuses %j in production alone (T38)', ([more, expected]) => {
  expect(problems(more, 'production')).toEqual(
    expected.map((text) => expect.stringContaining(text)),
  );
  expect(problems(more, 'sandbox')).toEqual([]);
});

test.for([{ baseUrl: 'http://127.0.0.1:4000' }, { webUrl: 'http://127.0.0.1:4000' }])(
  'refuses to send shoppers of a sandbox to the real page, or the other way: %j (T38)',
  (more) => {
    expect(problems(more, 'sandbox')).toEqual([expect.stringContaining('of one place')]);
  },
);

test.for(['kanga.dev.example', 'notkanga.dev'])('takes %s for no test host', (host) => {
  const url = `https://${host}`;
  expect(problems({ baseUrl: url, webUrl: url }, 'production')).toEqual([]);
});

test('throws nothing at construction, whatever is missing', () => {
  const nothing = { apiKey: undefined, apiSecret: undefined } as unknown as KangaOptions;
  expect(kanga(nothing).problems('sandbox')).toHaveLength(3);
  expect(kanga(nothing).priceCurrencies).toEqual([]);
});
