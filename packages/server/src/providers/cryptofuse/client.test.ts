import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { created, credentials, scriptAccount, status, TRANSACTION } from './account.fixture.ts';
import { type CryptofuseClientOptions, createCryptofuseClient } from './client.ts';

function setUp(
  routes: Parameters<typeof scriptAccount>[0] = {},
  options: Partial<CryptofuseClientOptions> = {},
) {
  const account = scriptAccount(routes);
  const { fetch, now } = account;
  const client = createCryptofuseClient({ ...credentials, fetch, now, ...options });
  return { ...account, client };
}

const currencies = {
  currencies: [
    { currency: 'USDTTRC20', token: 'usdt', blockchain: 'trx', min_amount: '10.00000000' },
  ],
};
const unauthorized = () =>
  Response.json({ error: { code: 'authentication_failed', message: 'No.' } }, { status: 401 });

test('asks for its token as the guide shows, and carries it', async () => {
  const { client, asked } = setUp({ 'GET /currencies/': currencies });
  await client.getCurrencies();
  const [token, call] = asked;
  expect(token).toMatchObject({ method: 'POST', path: '/o/token/', authorization: null });
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    scope: 'read write',
  });
  expect(call?.authorization).toBe('Bearer token-1');
});

test('ends every path in a slash, below the base URL that it was given', async () => {
  const routes = {
    'POST /v2/o/token/': { access_token: 't', token_type: 'bearer' },
    'GET /v2/status/': { status: 'ok' },
    'GET /v2/currencies/': currencies,
    'GET /v2/rates/': { estimated_amount: 1, rate: 1 },
    'GET /v2/payments/min-amount/': { currency: 'BTC', min_amount: 1 },
    'GET /v2/payments/': { count: 0, next: null, previous: null, results: [] },
    'POST /v2/payments/': created,
    'POST /v2/payments/status/': status,
    'GET /v2/user/balances/': { account: {} },
    'POST /v2/withdrawal/validate-address/': { is_valid: true },
    'POST /v2/withdrawal/estimate/': { amount: '1' },
    'POST /v2/withdrawal/': { withdrawal_id: 'w', status: 'pending' },
    'POST /v2/withdrawal/status/': { withdrawal_id: 'w', status: 'pending' },
    'GET /v2/withdrawal/': { withdrawals: [] },
    'POST /v2/user/webhooks/': { callback_url: 'https://shop.example' },
  };
  const { client, paths } = setUp(routes, { baseUrl: 'https://api.example/v2/' });
  await client.getStatus();
  await client.getCurrencies();
  await client.getRate({ currency_to: 'BTC' });
  await client.getMinAmount('BTC');
  await client.listPayments();
  await client.createPayment({ amount: '1', currency: 'BTC' });
  await client.getPayment(TRANSACTION);
  await client.getBalances();
  await client.validateAddress({ address: 'a', currency: 'BTC' });
  await client.estimateWithdrawal({ amount: '1', currency: 'BTC' });
  await client.createWithdrawal({ amount: '1', currency: 'BTC', address: 'a' });
  await client.getWithdrawal('w');
  await client.listWithdrawals();
  await client.setWebhook('https://shop.example');
  expect(new Set(paths())).toEqual(new Set(Object.keys(routes)));
});

test('takes one token for a hundred calls at once', async () => {
  const { client, paths } = setUp({ 'POST /payments/status/': status });
  await Promise.all(Array.from({ length: 100 }, () => client.getPayment(TRANSACTION)));
  expect(paths().filter((path) => path === 'POST /o/token/')).toHaveLength(1);
});

test('goes by the life that the answer states: 36000 in the guide, 3600 in the reference', async () => {
  for (const expires_in of [36_000, 3_600]) {
    const token = { access_token: 't', token_type: 'Bearer', expires_in };
    const { client, paths, clock } = setUp({ 'POST /o/token/': token, 'GET /status/': {} });
    const tokens = () => paths().filter((path) => path === 'POST /o/token/').length;
    await client.getStatus();
    clock.now += (expires_in - 61) * 1000;
    await client.getStatus();
    expect(tokens()).toBe(1);
    clock.now += 2_000;
    await client.getStatus();
    expect(tokens()).toBe(2);
  }
});

test('takes a new token after a 401, and repeats the call once (S01)', async () => {
  const { client, asked, paths } = setUp({ 'POST /payments/': [unauthorized, created] });
  const payment = await client.createPayment({ amount: '100.00', currency: 'USDTTRC20' });
  expect(payment.transaction_id).toBe(TRANSACTION);
  expect(paths()).toEqual([
    'POST /o/token/',
    'POST /payments/',
    'POST /o/token/',
    'POST /payments/',
  ]);
  expect(asked.map(({ authorization }) => authorization).filter(Boolean)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
  ]);
});

test('gives up after a second 401, without a storm of tokens (S02)', async () => {
  const { client, paths } = setUp({ 'GET /currencies/': unauthorized });
  await expect(client.getCurrencies()).rejects.toMatchObject({
    code: 'credentials_refused',
    providerCode: 'authentication_failed',
    outcomeUnknown: false,
  });
  expect(paths()).toHaveLength(4);
  const burst = Array.from({ length: 20 }, () => client.getCurrencies());
  await Promise.allSettled(burst);
  expect(paths().filter((path) => path === 'POST /o/token/')).toHaveLength(3);
});

const DAY_S = 24 * 60 * 60;
test.for([
  ['missing', undefined, 0],
  ['null', null, 0],
  ['0', 0, 0],
  ['negative', -3600, 0],
  ['no number', 'soon', 0],
  ['a list', [3600], 3540],
  ['a text', '3600', 3540],
  ['thirty years', 1e9, DAY_S - 60],
  ['without end', '1e999', DAY_S - 60],
] as const)(
  'serves a token whose life is %s no longer than is right (S06)',
  async ([, life, seconds]) => {
    const token = { access_token: 't', token_type: 'Bearer', expires_in: life };
    const { client, paths, clock } = setUp({ 'POST /o/token/': token, 'GET /status/': {} });
    const tokens = () => paths().filter((path) => path === 'POST /o/token/').length;
    await client.getStatus();
    clock.now += Math.max(0, seconds * 1000 - 1);
    await client.getStatus();
    expect(tokens()).toBe(seconds === 0 ? 2 : 1);
    clock.now += 1;
    await client.getStatus();
    expect(tokens()).toBe(seconds === 0 ? 3 : 2);
  },
);

test('forgets a token request that failed', async () => {
  const refused = () => Response.json({ error: 'invalid_client' }, { status: 401 });
  const token = { access_token: 't', token_type: 'Bearer', expires_in: 3600 };
  const { client } = setUp({ 'POST /o/token/': [refused, token], 'GET /status/': { up: true } });
  await expect(client.getStatus()).rejects.toMatchObject({
    code: 'credentials_refused',
    providerCode: 'invalid_client',
  });
  expect(await client.getStatus()).toEqual({ up: true });
});

test.for([
  null,
  [],
  {},
  'token',
  { access_token: 't' },
  { token_type: 'Bearer' },
  { access_token: 't', token_type: 'mac' },
  { access_token: 'two\r\nlines: x', token_type: 'Bearer' },
])('refuses %j as a token (S07)', async (answer) => {
  const { client, paths } = setUp({ 'POST /o/token/': () => Response.json(answer) });
  await expect(client.createPayment({ amount: '1', currency: 'BTC' })).rejects.toMatchObject({
    code: 'provider_invalid_response',
    outcomeUnknown: false,
  });
  expect(paths()).toEqual(['POST /o/token/']);
});

test.for([
  ['123.45'],
  ['100.00'],
  ['0.30000000000000004'],
  ['0.100000000000000055'],
  ['98765432109876543.21'],
])('sends the amount %s as a JSON number, digit for digit', async ([amount = '']) => {
  const { client, asked } = setUp({ 'POST /payments/': created });
  await client.createPayment({ amount, currency: 'USDTTRC20', order_id: 'amount":1' });
  expect(asked[1]?.body).toBe(
    `{"amount":${amount},"currency":"USDTTRC20","order_id":"amount\\":1"}`,
  );
});

test('refuses an amount that is no plain decimal before anything is sent', async () => {
  const { client, paths } = setUp();
  for (const amount of ['1e3', '', '-1', '1,5']) {
    await expect(client.createPayment({ amount, currency: 'BTC' })).rejects.toThrow('amount');
  }
  expect(paths()).toEqual([]);
});

test('gives the provider’s fields under its names, with numbers exactly as they came', async () => {
  const rate =
    '{"currency_from":"USD","currency_to":"BTC","amount":100.0,"estimated_amount":0.0011284,"rate":1.1284e-05}';
  const { client, asked } = setUp({ 'GET /rates/': () => new Response(rate) });
  expect(await client.getRate({ currency_to: 'BTC', amount: '100', full: true })).toEqual({
    currency_from: 'USD',
    currency_to: 'BTC',
    amount: '100.0',
    estimated_amount: '0.0011284',
    rate: '1.1284e-05',
  });
  expect(asked[1]?.query).toEqual({ currency_to: 'BTC', amount: '100', full: 'true' });
});

test('gives currencies without their envelope, as codes or as objects as was asked', async () => {
  const codes = { currencies: ['USDTTRC20', 'BTC'] };
  const { client } = setUp({ 'GET /currencies/': [codes, currencies, codes, currencies] });
  expect(await client.getCurrencies()).toEqual(['USDTTRC20', 'BTC']);
  expect(await client.getCurrencies()).toEqual(['USDTTRC20']);
  expect(await client.getCurrencies({ full: true })).toEqual([
    { currency: 'USDTTRC20' },
    { currency: 'BTC' },
  ]);
  expect(await client.getCurrencies({ full: true })).toEqual(currencies.currencies);
});

test('lists payments, with counts as numbers', async () => {
  const entry = {
    transaction_id: 'tx',
    pay_amount: '1.0',
    payment_history: [{ confirmations: 3 }],
  };
  const page = { count: 1, next: null, previous: null, results: [entry] };
  const { client, asked } = setUp({ 'GET /payments/': page });
  expect(await client.listPayments({ order_id: 'a&b', page_size: 5 })).toEqual(page);
  expect(asked[1]?.query).toEqual({ order_id: 'a&b', page_size: '5' });
});

test.for([
  [400, { error: { code: 'invalid_currency', message: 'No.' } }, 'asset_not_supported'],
  [400, { error: { code: 'invalid_request', message: 'No.', details: {} } }, 'provider_refused'],
  [403, { error: { code: 'permission_denied', message: 'No.' } }, 'credentials_refused'],
  [404, { error: { code: 'not_found', message: 'No.' } }, 'not_found'],
  [404, { detail: 'Not found.' }, 'not_found'],
  [410, { error: 'deprecated_endpoint', message: 'No.', request_id: 'r' }, 'provider_refused'],
  [422, { error: { code: 'invalid_amount', message: 'No.' } }, 'provider_refused'],
  [429, { error: { code: 'rate_limit_exceeded', message: 'No.' } }, 'rate_limited'],
  [403, { detail: 'Forbidden.' }, 'credentials_refused'],
] as const)('reads the refusal %i %j', async ([httpStatus, body, code]) => {
  const refuse = () => Response.json(body, { status: httpStatus });
  const { client } = setUp({ 'POST /payments/': refuse });
  const error = await client.createPayment({ amount: '1', currency: 'BTC' }).catch((e) => e);
  expect(error).toMatchObject({ code, provider: 'cryptofuse', outcomeUnknown: false });
  expect(error.message).toContain('Cryptofuse refused createPayment');
});

test('gives field errors as details', async () => {
  const details = { amount: ['A valid number is required.'] };
  const body = { error: { code: 'invalid_request', message: 'Invalid.', details } };
  const { client } = setUp({ 'POST /payments/': () => Response.json(body, { status: 400 }) });
  const creation = client.createPayment({ amount: '1', currency: 'BTC' });
  await expect(creation).rejects.toMatchObject({ details, providerCode: 'invalid_request' });
});

test('does not take a page of HTML with status 404 for a missing payment', async () => {
  const { client } = setUp({
    'POST /payments/status/': () => new Response('<html>', { status: 404 }),
  });
  await expect(client.getPayment('x')).rejects.toMatchObject({ code: 'provider_refused' });
});

test.for([
  ['a 500', () => Response.json({}, { status: 500 })],
  ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
  ['an answer that is no JSON', () => new Response('<html>')],
  ['an answer without an address', () => Response.json({ ...created, blockchain_address: null })],
  ['a redirect', () => new Response(null, { status: 301, headers: { location: '/' } })],
] as const)('says after %s to a creation that its outcome is unknown', async ([, answer]) => {
  const { client, paths } = setUp({ 'POST /payments/': answer });
  const creation = client.createPayment({ amount: '1', currency: 'BTC' });
  await expect(creation).rejects.toMatchObject({ outcomeUnknown: true, retryable: false });
  expect(paths()).toEqual(['POST /o/token/', 'POST /payments/']);
});

test('loses nothing when a status question fails', async () => {
  const broken = () => new Response('<html>');
  const { client } = setUp({ 'POST /payments/status/': broken });
  await expect(client.getPayment('x')).rejects.toMatchObject({
    code: 'provider_invalid_response',
    outcomeUnknown: false,
  });
});

test.for([
  { clientId: undefined },
  { clientSecret: '' },
  { baseUrl: 'http://api.example' },
  { baseUrl: 'nonsense' },
])('sends nothing with %j', async (options) => {
  const { client, paths } = setUp({}, options);
  await expect(client.getStatus()).rejects.toMatchObject({ code: 'invalid_configuration' });
  expect(paths()).toEqual([]);
});

test('shows no secret and no token in an error, even where the provider echoes them', async () => {
  const echo = `${credentials.clientSecret} token-1`;
  const error = { code: echo, message: echo, details: { echo: [echo] } };
  const { client } = setUp({ 'GET /status/': () => Response.json({ error }, { status: 400 }) });
  const shown = inspect(await client.getStatus().catch((e) => e), { depth: 9 });
  expect(shown).toContain('CheckoutError');
  expect(shown).not.toContain(credentials.clientSecret);
  expect(shown).not.toContain('token-1');
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(credentials.clientSecret);
});
