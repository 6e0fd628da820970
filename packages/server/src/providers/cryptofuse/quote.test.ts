import { expect, test } from 'vitest';
import { credentials, order, scriptAccount } from './account.fixture.ts';
import { cryptofuse } from './provider.ts';

const currency = (code: string, more: object = {}) => ({
  currency: code,
  name: code,
  token: 'usdt',
  blockchain: 'trx',
  min_amount: '10.00000000',
  max_amount: '100000.00000000',
  min_amount_usd: '10.00',
  max_amount_usd: '100000.00',
  ...more,
});

async function quote(currencies: object[], assets?: string[], rate: object | Response = {}) {
  const rates = { estimated_amount: 1.5, rate: 0.015, ...rate };
  const account = scriptAccount({
    'GET /currencies/': { currencies },
    'GET /rates/': rate instanceof Response ? rate : rates,
  });
  const provider = cryptofuse({ ...credentials, assets });
  return { options: await provider.quote(order, account.context), asked: account.asked };
}

test('offers the configured assets in their order, with limits and about how much', async () => {
  const list = [
    currency('USDTTRC20'),
    currency('BTC', { token: 'btc', blockchain: 'btc', name: 'Bitcoin' }),
    currency('ETH'),
  ];
  const { options, asked } = await quote(list, ['BTC', 'USDTTRC20', 'GONE']);
  expect(options.map(({ asset }) => asset?.code)).toEqual(['BTC', 'USDTTRC20']);
  expect(options[0]).toEqual({
    provider: 'cryptofuse',
    providerName: 'Cryptofuse',
    asset: { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: null },
    name: 'Bitcoin',
    price: { amount: '100.00', currency: 'USD' },
    approximate: '1.5',
    minimum: '10',
    maximum: '100000',
    fields: [],
    termsUrl: null,
    unavailable: null,
  });
  expect(asked[1]?.query).toEqual({ full: 'true', min_max: 'true', include_usd: 'true' });
  // Without the fee, about whose place the documents disagree.
  expect(asked[2]?.query).toMatchObject({ amount: '100.00', fee_percentage: '0' });
});

test('offers the stable and popular ones where none are configured, or all without flags', async () => {
  const flagged = [
    currency('A', { is_stable: true, is_popular: false }),
    currency('B', { is_stable: false, is_popular: false }),
    currency('C', { is_stable: false, is_popular: true }),
  ];
  const { options } = await quote(flagged);
  expect(options.map(({ asset }) => asset?.code)).toEqual(['A', 'C']);
  const plain = await quote([currency('A'), currency('B')]);
  expect(plain.options).toHaveLength(2);
});

test('says why an asset can not be taken, by the limits in dollars', async () => {
  const { options, asked } = await quote([
    currency('LOW', { min_amount: '0.1', min_amount_usd: '100.01' }),
    currency('HIGH', { max_amount_usd: '99.99' }),
    currency('FITS', { min_amount: '5000', min_amount_usd: '100.00', max_amount_usd: '100' }),
  ]);
  expect(options.map(({ unavailable }) => unavailable)).toEqual([
    'amount_too_small',
    'amount_too_large',
    null,
  ]);
  expect(asked.filter(({ path }) => path === '/rates/')).toHaveLength(1);
});

test('compares the price with the limits as numbers, both ends included', async () => {
  const { options } = await quote([
    currency('NINE', { min_amount_usd: '9', max_amount_usd: '1000' }),
    currency('EXACT', { min_amount_usd: '100.000', max_amount_usd: '100' }),
    currency('NEARLY', { min_amount_usd: '100.00000001' }),
    currency('SMALL', { max_amount_usd: '20' }),
  ]);
  expect(options.map(({ unavailable }) => unavailable)).toEqual([
    null,
    null,
    'amount_too_small',
    'amount_too_large',
  ]);
});

test('compares the price with no limits in the coin where those in dollars are missing', async () => {
  const coin = { min_amount: '5000', max_amount: '0.1' };
  const { options } = await quote([
    currency('A', { ...coin, min_amount_usd: null, max_amount_usd: null }),
    currency('B', { ...coin, min_amount_usd: undefined, max_amount_usd: 'none' }),
  ]);
  expect(options).toMatchObject([
    { unavailable: null, minimum: '5000', maximum: '0.1', approximate: '1.5' },
    { unavailable: null },
  ]);
});

test('never offers a network whose addresses it could not check', async () => {
  const { options } = await quote([currency('A', { blockchain: 'newchain' }), currency('B')]);
  expect(options.map(({ asset }) => asset?.code)).toEqual(['B']);
});

test('offers an asset without an estimate where there is no rate', async () => {
  const { options } = await quote([currency('A')], undefined, new Response('{}', { status: 400 }));
  expect(options).toMatchObject([{ approximate: null, unavailable: null }]);
});

test('cuts the noise of a float', async () => {
  const { options } = await quote([currency('A')], undefined, {
    estimated_amount: '0.1128398776543212',
  });
  expect(options[0]?.approximate).toBe('0.11283987');
});
