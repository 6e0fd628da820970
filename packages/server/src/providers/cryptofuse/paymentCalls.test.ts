import { expect, test } from 'vitest';
import { created, credentials, scriptAccount, status, TRANSACTION } from './account.fixture.ts';
import { createCryptofuseClient } from './client.ts';

function setUp(routes: Parameters<typeof scriptAccount>[0]) {
  const account = scriptAccount(routes);
  const { fetch, now } = account;
  return { ...account, client: createCryptofuseClient({ ...credentials, fetch, now }) };
}

const usdt = {
  currency: 'USDTTRC20',
  name: 'Tether USD',
  token: 'usdt',
  blockchain: 'trx',
  is_popular: true,
  is_stable: true,
  min_amount: '10.00000000',
  max_amount: '100000.00000000',
  min_amount_usd: '10.00',
  max_amount_usd: '100000.00',
};

test('getCurrencies asks with full, min_max, include_usd and withdrawal, and gives it all', async () => {
  const { client, asked } = setUp({ 'GET /currencies/': { currencies: [usdt] } });
  const query = { full: true as const, min_max: true, include_usd: true, withdrawal: true };
  expect(await client.getCurrencies(query)).toEqual([usdt]);
  expect(asked[1]?.query).toEqual({
    full: 'true',
    min_max: 'true',
    include_usd: 'true',
    withdrawal: 'true',
  });
});

test('getRate asks with every parameter of the reference, and gives the guide’s answer', async () => {
  const answer = {
    currency_from: 'USD',
    currency_to: 'USDTTRC20',
    amount: 100,
    estimated_amount: 99,
    rate: 0.99,
    fee_percentage: 1,
    fee_amount: 1,
    timestamp: '2024-12-27T10:00:00Z',
  };
  const { client, asked } = setUp({ 'GET /rates/': answer });
  const query = {
    amount: '100',
    currency_from: 'USD',
    currency_to: 'USDTTRC20',
    fee_percentage: '1.0',
    is_fee_paid_by_user: true,
    full: true,
  };
  expect(await client.getRate(query)).toEqual({
    ...answer,
    amount: '100',
    estimated_amount: '99',
    rate: '0.99',
    fee_percentage: '1',
    fee_amount: '1',
  });
  expect(asked[1]?.query).toEqual({ ...query, is_fee_paid_by_user: 'true', full: 'true' });
});

test('getRate gives what the reference adds for fee_percentage', async () => {
  const { client } = setUp({
    'GET /rates/': {
      estimated_amount: 100.01,
      rate: 1.0001,
      fee_amount: 1,
      final_tenant_amount: 99.01,
      is_fee_paid_by_user: false,
    },
  });
  const rate = await client.getRate({ currency_to: 'USDTTRC20', fee_percentage: '1' });
  expect(rate).toMatchObject({ final_tenant_amount: '99.01', is_fee_paid_by_user: false });
});

test('getMinAmount asks by currency, and gives limits in it', async () => {
  const answer = '{"currency":"BTC","min_amount":0.00011284,"max_amount":5.0,"blockchain":"BTC"}';
  const { client, asked } = setUp({ 'GET /payments/min-amount/': () => new Response(answer) });
  expect(await client.getMinAmount('BTC')).toEqual({
    currency: 'BTC',
    min_amount: '0.00011284',
    max_amount: '5.0',
    blockchain: 'BTC',
  });
  expect(asked[1]?.query).toEqual({ currency: 'BTC' });
});

test('createPayment sends every field of the guide, and gives its answer', async () => {
  const { client, asked } = setUp({ 'POST /payments/': created });
  const fields = {
    currency: 'USDTTRC20',
    price_currency: 'USD',
    callback_url: 'https://your-site.com/cryptofuse-webhook',
    order_id: 'order_12345',
    order_description: 'Premium subscription payment',
    is_fixed_rate: true,
    is_fee_paid_by_user: false,
    expiry_minutes: 30,
  };
  expect(await client.createPayment({ amount: '100.00', ...fields })).toEqual(created);
  expect(asked[1]?.body).toContain('"amount":100.00,');
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ amount: 100, ...fields });
});

test('getPayment asks by transaction_id, and gives the reference’s answer', async () => {
  const { client, asked } = setUp({ 'POST /payments/status/': status });
  expect(await client.getPayment(TRANSACTION)).toEqual(status);
  expect(asked[1]?.body).toBe(JSON.stringify({ transaction_id: TRANSACTION }));
});

const older = {
  status: 'completed',
  pay_currency: 'USDTERC20',
  order_id: '1042',
  created_after: '2026-01-01T00:00:00Z',
  created_before: '2026-02-01T00:00:00Z',
  amount_min: '10.00',
  amount_max: '20.00',
  ordering: '-created_at',
};
const newest = { status: 'sending', currency: 'USDTTRC20', blockchain: 'TRON', token: 'USDT' };
test.for([
  ['an older reference', { ...older, page: 2, page_size: 100 }],
  ['the newest reference', { ...newest, limit: 20, offset: 40 }],
] as const)('listPayments asks with every parameter of %s', async ([, query]) => {
  const page = { count: 0, next: null, previous: null, results: [] };
  const { client, asked } = setUp({ 'GET /payments/': page });
  expect(await client.listPayments(query)).toEqual(page);
  const texts = Object.entries(query).map(([name, value]) => [name, `${value}`]);
  expect(asked[1]?.query).toEqual(Object.fromEntries(texts));
});

test('listPayments gives the newest reference’s page', async () => {
  const entry = {
    transaction_id: TRANSACTION,
    blockchain: 'TRX',
    currency: 'USDTTRC20',
    status: 'completed',
    amount_usd: '100.00',
    amount_crypto: '100.050000',
    address: 'TYN2WuEqttM5JjGk4ynGkxcnMRR9SZcvVx',
    token: 'USDT',
    order_id: 'ORDER-12345',
  };
  const page = { count: 156, total: 156, offset: 0, limit: 20, results: [entry] };
  const { client } = setUp({ 'GET /payments/': page });
  const { count, results } = await client.listPayments();
  expect({ count, results }).toEqual({ count: 156, results: [entry] });
});
