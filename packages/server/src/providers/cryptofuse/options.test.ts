import { expect, test } from 'vitest';
import { created, credentials, order, scriptAccount } from './account.fixture.ts';
import type { CryptofuseOptions } from './options.ts';
import { cryptofuse } from './provider.ts';

/** What a creation sends with the options. */
async function sentWith(options: Partial<CryptofuseOptions>) {
  const account = scriptAccount({ 'POST /payments/': created });
  const provider = cryptofuse({ ...credentials, ...options });
  await provider.create(order, { asset: 'USDTTRC20' }, account.context);
  return JSON.parse(account.asked.at(-1)?.body ?? '');
}

test.for([
  [undefined, true],
  [true, true],
  [false, false],
] as const)('sends `fixedRate: %s` as is_fixed_rate %s', async ([fixedRate, is_fixed_rate]) => {
  expect(await sentWith({ fixedRate })).toMatchObject({ is_fixed_rate });
});

test.for([
  [undefined, false],
  [true, true],
  [false, false],
] as const)('sends `feePaidByUser: %s` as is_fee_paid_by_user %s', async ([given, sent]) => {
  expect(await sentWith({ feePaidByUser: given })).toMatchObject({ is_fee_paid_by_user: sent });
});

test('sends `expiryMinutes` as expiry_minutes, a JSON number, or leaves it to Cryptofuse', async () => {
  expect(await sentWith({ expiryMinutes: 45 })).toMatchObject({ expiry_minutes: 45 });
  expect(await sentWith({})).not.toHaveProperty('expiry_minutes');
});

test('sends the order’s description as order_description', async () => {
  expect(await sentWith({})).toMatchObject({ order_description: 'Tea (1042)' });
});

test('asks for the token with `scope`', async () => {
  for (const scope of [undefined, 'read write admin']) {
    const account = scriptAccount({ 'POST /payments/': created });
    const provider = cryptofuse({ ...credentials, scope });
    await provider.create(order, { asset: 'USDTTRC20' }, account.context);
    const form = new URLSearchParams(account.asked[0]?.body);
    expect(form.get('scope')).toBe(scope ?? 'read write');
  }
});

test('speaks to `baseUrl`, of either host of the documents', async () => {
  for (const baseUrl of ['https://api.cryptofuse.io', 'https://api.cryptofuse.com/']) {
    const hosts: string[] = [];
    const { context } = scriptAccount({ 'POST /payments/': created });
    const watched: typeof fetch = (input) => {
      hosts.push(new URL((input as Request).url).origin);
      return context.fetch(input);
    };
    const provider = cryptofuse({ ...credentials, baseUrl });
    await provider.create(order, { asset: 'USDTTRC20' }, { ...context, fetch: watched });
    expect(hosts).toEqual([new URL(baseUrl).origin, new URL(baseUrl).origin]);
  }
});
