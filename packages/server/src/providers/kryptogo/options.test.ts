import { expect, test } from 'vitest';
import { credentials } from './account.fixture.ts';
import type { KryptogoOptions } from './options.ts';
import { kryptogo } from './provider.ts';

const problems = (more: Partial<KryptogoOptions>, environment: 'sandbox' | 'production') =>
  kryptogo({ ...credentials, ...more }).problems(environment);

test('has no problem with real credentials, nor with a sandbox’s', () => {
  expect(problems({}, 'production')).toEqual([]);
  expect(problems({ groupKey: 'stones', token: 'USDC' }, 'production')).toEqual([]);
  const here = 'http://127.0.0.1:4000';
  expect(problems({ baseUrl: `${here}/kryptogo`, siteOrigin: here }, 'sandbox')).toEqual([]);
});

test.for([
  [{ clientId: undefined }, '`clientId` is missing.'],
  [{ clientId: ' ' }, '`clientId` is missing.'],
  [{ apiKey: undefined }, '`apiKey` is missing.'],
  [{ apiKey: 'your-studio-api-key' }, '`apiKey` is'],
  [{ siteOrigin: undefined }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: '' }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: 'shop.example' }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: 'https://shop.example/' }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: 'https://shop.example/pay' }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: 'ftp:shop' }, '`siteOrigin` must be an origin'],
  [{ siteOrigin: 'null' }, '`siteOrigin` must be an origin'],
  [{ baseUrl: 'http://wallet.kryptogo.app' }, '`baseUrl` must begin with https://'],
] as const)('tells what is wrong with %j in one sentence', ([more, expected]) => {
  expect(problems(more, 'production')).toEqual([expect.stringContaining(expected)]);
  expect(problems(more, 'sandbox')).toEqual([expect.stringContaining(expected)]);
});

test.for([
  [{ siteOrigin: 'http://shop.example' }, '`siteOrigin` must be https'],
  [{ siteOrigin: 'http://localhost:3000' }, '`siteOrigin` must be https'],
  [{ siteOrigin: 'https://staging.shop.example' }, '`siteOrigin` must be https'],
  [{ baseUrl: 'http://127.0.0.1:4000' }, '`baseUrl` must'],
] as const)('refuses %j in production alone (T38)', ([more, expected]) => {
  expect(problems(more, 'production')).toEqual([expect.stringContaining(expected)]);
  expect(problems(more, 'sandbox')).toEqual([]);
});

test('throws nothing at construction, whatever is missing', () => {
  const nothing = { clientId: undefined, apiKey: undefined, siteOrigin: undefined };
  expect(kryptogo(nothing).problems('sandbox')).toHaveLength(3);
});
