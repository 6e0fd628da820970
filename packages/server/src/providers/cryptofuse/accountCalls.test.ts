import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { credentials, scriptAccount, TRON_ADDRESS } from './account.fixture.ts';
import type { CreateWithdrawalInput } from './accountCalls.ts';
import { createCryptofuseClient } from './client.ts';

function setUp(routes: Parameters<typeof scriptAccount>[0]) {
  const account = scriptAccount(routes);
  const { fetch, now } = account;
  return { ...account, client: createCryptofuseClient({ ...credentials, fetch, now }) };
}

const WITHDRAWAL = '660e8400-e29b-12d3-a456-426614174000';
/** The guide's request and its answer. */
const payout: CreateWithdrawalInput = {
  amount: '100.00',
  currency: 'USDTTRC20',
  address: TRON_ADDRESS,
  callback_url: 'https://your-site.com/withdrawal-webhook',
};
const pending = {
  withdrawal_id: WITHDRAWAL,
  status: 'pending',
  amount: '98.50000000',
  requested_amount: '100.00000000',
  fee: '1.50',
  address: TRON_ADDRESS,
  created_at: '2024-12-27T11:00:00Z',
};
/** The reference's answer to the status question. */
const detail = {
  withdrawal_id: WITHDRAWAL,
  custom_id: 'WITHDRAW-123',
  amount: '100.50000000',
  requested_amount: '100.50000000',
  fee: '1.50000000',
  platform_fee: '1.00000000',
  network_fee: '0.50000000',
  blockchain: 'ETH',
  token: 'USDT',
  currency: 'USDTERC20',
  address: '0x742d35Cc6634C0532925a3b844Bc454e4438f44e',
  memo: null,
  status: 'completed',
  transaction_hash: '0xab5d',
  confirmations: 12,
  required_confirmations: 12,
  batch_id: null,
  callback_url: null,
  created_at: '2025-04-10T15:30:00Z',
  updated_at: '2025-04-10T16:45:12Z',
  completed_at: '2025-04-10T16:45:12Z',
};

test('getStatus gives whatever the account says of itself', async () => {
  const { client } = setUp({ 'GET /status/': [{ status: 'ok' }, new Response('OK')] });
  expect(await client.getStatus()).toEqual({ status: 'ok' });
  expect(await client.getStatus()).toBe('OK');
});

test('getBalances gives the guide’s balances as they are', async () => {
  const usdt = {
    amount: '1000.00000000',
    pending_amount: '0.00000000',
    currency: { currency: 'USDTTRC20', blockchain: 'TRX', token: 'USDT' },
  };
  const { client, asked } = setUp({ 'GET /user/balances/': { account: { USDTTRC20: usdt } } });
  expect(await client.getBalances()).toEqual({ account: { USDTTRC20: usdt } });
  expect(asked[1]).toMatchObject({ method: 'GET', body: '', query: {} });
});

test('getBalances gives the newest reference’s balances in the same form', async () => {
  const { client } = setUp({
    'GET /user/balances/': {
      account: { USDTERC20: '5000.000000', ETH: 5.123456 },
      sub_accounts: { USDTERC20: '1500.000000' },
      statistics: { total_deposits: 1234, total_withdrawals: 456 },
    },
  });
  expect(await client.getBalances()).toEqual({
    account: { USDTERC20: { amount: '5000.000000' }, ETH: { amount: '5.123456' } },
    sub_accounts: { USDTERC20: { amount: '1500.000000' } },
    statistics: { total_deposits: '1234', total_withdrawals: '456' },
  });
});

test('getBalances gives an older reference’s list in the same form, with what else it tells', async () => {
  const entry = {
    currency: 'ETH',
    currency_name: 'Ethereum',
    network: 'ETH',
    total_balance: '5.123456789000000000',
    available_balance: '4.123456789000000000',
    pending_balance: '1.000000000000000000',
    usd_value: '12015.83',
    wallets: [{ wallet_id: 'w', balance: '4.123456789', pending: '1' }],
  };
  const { client } = setUp({ 'GET /user/balances/': { balances: [entry] } });
  expect(await client.getBalances()).toEqual({
    account: {
      ETH: { ...entry, amount: '4.123456789000000000', pending_amount: '1.000000000000000000' },
    },
  });
});

test.for([
  {},
  { account: null },
  { account: { BTC: null } },
  { account: { BTC: { pending_amount: '1' } } },
  { balances: [{ currency: 'BTC', total_balance: '1' }] },
  { balances: {} },
])('takes %j for no balances, rather than for empty ones', async (answer) => {
  const { client } = setUp({ 'GET /user/balances/': () => Response.json(answer) });
  await expect(client.getBalances()).rejects.toMatchObject({
    code: 'provider_invalid_response',
    outcomeUnknown: false,
  });
});

test('tells an account without money from none', async () => {
  const { client } = setUp({ 'GET /user/balances/': [{ account: {} }, { balances: [] }] });
  expect(await client.getBalances()).toEqual({ account: {} });
  expect(await client.getBalances()).toEqual({ account: {} });
});

test('validateAddress asks by currency, as the guide does', async () => {
  const answer = {
    is_valid: true,
    address: TRON_ADDRESS,
    blockchain: 'TRX',
    currency: 'USDTTRC20',
  };
  const { client, asked } = setUp({ 'POST /withdrawal/validate-address/': answer });
  const input = { address: TRON_ADDRESS, currency: 'USDTTRC20' };
  expect(await client.validateAddress(input)).toEqual(answer);
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual(input);
});

test('validateAddress asks by blockchain, type, token and memo, as the reference does', async () => {
  const answer = {
    is_valid: false,
    address: 'nonsense',
    type: 'EVM',
    blockchain: 'ETH',
    token: 'USDT',
    currency: 'USDTERC20',
    error_message: 'Invalid address.',
  };
  const { client, asked } = setUp({ 'POST /withdrawal/validate-address/': answer });
  const input = { address: 'nonsense', blockchain: 'ETH', type: 'EVM', token: 'USDT', memo: '7' };
  expect(await client.validateAddress(input)).toEqual(answer);
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual(input);
});

test('takes only true and false for whether an address is valid', async () => {
  for (const is_valid of ['true', 1, null, undefined]) {
    const answer = () => Response.json({ is_valid, address: TRON_ADDRESS });
    const { client } = setUp({ 'POST /withdrawal/validate-address/': answer });
    const asking = client.validateAddress({ address: TRON_ADDRESS, currency: 'USDTTRC20' });
    await expect(asking).rejects.toMatchObject({ code: 'provider_invalid_response' });
  }
});

test('estimateWithdrawal tells what would arrive, and the fees', async () => {
  const answer = {
    withdrawal_id: null,
    status: 'estimate',
    amount: '98.50000000',
    requested_amount: '100.00000000',
    fee: '1.50000000',
    platform_fee: '1.00000000',
    network_fee: '0.50000000',
    blockchain: 'TRX',
    token: 'USDT',
    currency: 'USDTTRC20',
  };
  const { client, asked } = setUp({ 'POST /withdrawal/estimate/': answer });
  const input = { currency: 'USDTTRC20', address: TRON_ADDRESS };
  expect(await client.estimateWithdrawal({ amount: '100.00', ...input })).toEqual(answer);
  expect(asked[1]?.body).toBe(
    `{"amount":100.00,"currency":"USDTTRC20","address":"${TRON_ADDRESS}"}`,
  );
  const other = { blockchain: 'TRX', token: 'USDT', final_amount: true };
  await client.estimateWithdrawal({ amount: '100', ...other });
  expect(asked[2]?.body).toBe(
    '{"amount":100,"blockchain":"TRX","token":"USDT","final_amount":true}',
  );
});

test('createWithdrawal sends the guide’s request, and gives its answer', async () => {
  const { client, asked } = setUp({ 'POST /withdrawal/': pending });
  expect(await client.createWithdrawal(payout)).toEqual(pending);
  expect(asked[1]?.body).toBe(
    `{"amount":100.00,"currency":"USDTTRC20","address":"${TRON_ADDRESS}","callback_url":"https://your-site.com/withdrawal-webhook"}`,
  );
});

test('createWithdrawal sends custom_id and account_id, and finds the id that an older page calls id', async () => {
  const older = {
    id: WITHDRAWAL,
    status: 'pending',
    amount: '100.00',
    currency: 'USDTERC20',
    network_fee: '3.50',
    transaction_fee: '1.00',
    total_fee: '4.50',
    total_deducted: '104.50',
    transaction_hash: null,
    account_id: null,
  };
  const { client, asked } = setUp({ 'POST /withdrawal/': older });
  const ids = { custom_id: 'WITHDRAW-12345', account_id: '770e8400' };
  const made = await client.createWithdrawal({ ...payout, ...ids });
  expect(made).toEqual({ ...older, withdrawal_id: WITHDRAWAL });
  expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject(ids);
});

test('createWithdrawal sends every field of the newest reference', async () => {
  const { client, asked } = setUp({ 'POST /withdrawal/': detail });
  const fields = {
    price_currency: 'USD',
    final_amount: true,
    address: TRON_ADDRESS,
    blockchain: 'TRON',
    token: 'USDT',
    memo: '77',
    custom_id: 'WITHDRAW-123',
    callback_url: 'https://your-site.com/webhook/withdrawal',
    account_id: '770e8400',
  };
  const made = await client.createWithdrawal({ price_amount: '100.10', ...fields });
  expect(made).toEqual(detail);
  expect(asked[1]?.body).toBe(`{"price_amount":100.10,${JSON.stringify(fields).slice(1)}`);
});

test('createWithdrawal leaves it to Cryptofuse to refuse two amounts', async () => {
  const { client, asked } = setUp({ 'POST /withdrawal/': detail });
  const both = { ...payout, price_amount: '90.00' } as unknown as CreateWithdrawalInput;
  await client.createWithdrawal(both);
  expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ amount: '100.00', price_amount: 90 });
});

test('createWithdrawal sends nothing without an amount', async () => {
  const { client, paths } = setUp({});
  const { amount: _, ...rest } = payout;
  const nothing = client.createWithdrawal(rest as CreateWithdrawalInput);
  await expect(nothing).rejects.toThrow('amount');
  expect(paths()).toEqual([]);
});

test.for(['100.00', '0.30000000000000004', '98765432109876543.21', '0.000000000000000001'])(
  'pays out %s digit for digit',
  async (amount) => {
    const { client, asked } = setUp({ 'POST /withdrawal/': pending });
    await client.createWithdrawal({ ...payout, amount });
    expect(asked[1]?.body).toMatch(`{"amount":${amount},`);
  },
);

test.for(['', '1e3', '-1', '1,5', '0x10', ' 1', 'NaN', '1}'])(
  'refuses to pay out %j before anything is sent',
  async (amount) => {
    const { client, paths } = setUp({});
    await expect(client.createWithdrawal({ ...payout, amount })).rejects.toThrow('amount');
    await expect(client.estimateWithdrawal({ ...payout, amount })).rejects.toThrow('amount');
    expect(paths()).toEqual([]);
  },
);

test.for([
  ['a 500', () => Response.json({ error: { code: 'internal_error' } }, { status: 500 })],
  ['a 503', () => Response.json({}, { status: 503 })],
  ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
  ['an answer that is no JSON', () => new Response('<html>')],
  ['an answer without an id', () => Response.json({ ...pending, withdrawal_id: null })],
  ['an answer without a status', () => Response.json({ withdrawal_id: WITHDRAWAL })],
  ['a refusal with the status 200', () => Response.json({ error: { code: 'invalid_request' } })],
  ['a redirect', () => new Response(null, { status: 301, headers: { location: '/' } })],
] as const)('pays out once, and says after %s that it may have', async ([, answer]) => {
  const { client, paths } = setUp({ 'POST /withdrawal/': answer });
  await expect(client.createWithdrawal(payout)).rejects.toMatchObject({
    outcomeUnknown: true,
    retryable: false,
    message: expect.stringContaining('do not repeat it blindly'),
  });
  expect(paths()).toEqual(['POST /o/token/', 'POST /withdrawal/']);
});

test('knows that a refused withdrawal was not made, and why', async () => {
  const error = {
    code: 'insufficient_balance',
    message: 'Insufficient balance.',
    details: { available: '12.50', amount: ['More than there is.'] },
  };
  const refuse = () => Response.json({ error }, { status: 400 });
  const { client, paths } = setUp({ 'POST /withdrawal/': refuse });
  await expect(client.createWithdrawal(payout)).rejects.toMatchObject({
    code: 'insufficient_balance',
    providerCode: 'insufficient_balance',
    details: error.details,
    outcomeUnknown: false,
    retryable: false,
  });
  expect(paths()).toHaveLength(2);
});

test('finds a withdrawal whose answer was lost by its custom_id', async () => {
  const lost = () => Promise.reject(new TypeError('fetch failed'));
  const page = { withdrawals: [detail], total: 1 };
  const { client, asked } = setUp({ 'POST /withdrawal/': lost, 'GET /withdrawal/': page });
  const custom_id = 'WITHDRAW-123';
  const error = await client.createWithdrawal({ ...payout, custom_id }).catch((e) => e);
  expect(error.outcomeUnknown).toBe(true);
  const { withdrawals } = await client.listWithdrawals({ custom_id });
  expect(withdrawals).toMatchObject([{ custom_id, withdrawal_id: WITHDRAWAL }]);
  expect(asked.at(-1)?.query).toEqual({ custom_id });
});

test('getWithdrawal gives the reference’s detail, with confirmations as numbers', async () => {
  const { client, asked } = setUp({ 'POST /withdrawal/status/': detail });
  expect(await client.getWithdrawal(WITHDRAWAL)).toEqual(detail);
  expect(asked[1]?.body).toBe(JSON.stringify({ withdrawal_id: WITHDRAWAL }));
});

test('getWithdrawal knows one that is missing', async () => {
  const error = { code: 'not_found', message: 'Withdrawal not found.' };
  const missing = () => Response.json({ error }, { status: 404 });
  const { client } = setUp({ 'POST /withdrawal/status/': missing });
  await expect(client.getWithdrawal('x')).rejects.toMatchObject({ code: 'not_found' });
});

test('listWithdrawals asks by every documented parameter', async () => {
  const { client, asked } = setUp({ 'GET /withdrawal/': { withdrawals: [], total: 15 } });
  const query = {
    status: 'completed',
    blockchain: 'ETH',
    token: 'USDT',
    start_date: '2025-01-01T00:00:00Z',
    end_date: '2025-02-01T00:00:00Z',
    custom_id: 'a&b',
    sort: 'created_asc' as const,
  };
  const page = await client.listWithdrawals({ ...query, limit: 10, offset: 20 });
  expect(page).toEqual({ withdrawals: [], total: 15 });
  expect(asked[1]?.query).toEqual({ ...query, limit: '10', offset: '20' });
});

test('listWithdrawals reads the numbers of an older list exactly, and no entry without an id', async () => {
  const numbers =
    '{"withdrawals":[{"withdrawal_id":"w","status":"approved","amount":0.10000000000000000001,"fee":1.50}]}';
  const nameless = { withdrawals: [{ status: 'pending' }] };
  const { client } = setUp({ 'GET /withdrawal/': [new Response(numbers), nameless] });
  const { withdrawals, total } = await client.listWithdrawals();
  expect(withdrawals).toEqual([
    { withdrawal_id: 'w', status: 'approved', amount: '0.10000000000000000001', fee: '1.50' },
  ]);
  expect(total).toBeUndefined();
  await expect(client.listWithdrawals()).rejects.toMatchObject({
    code: 'provider_invalid_response',
  });
});

const hook = 'https://shop.example/api/checkout/callbacks/cryptofuse';

test('setWebhook gives the secret that is told once, and later only its mask', async () => {
  const first = { callback_url: hook, secret: 'whsk_6E8F92D4C7B31A5E9D0F87H2T', message: 'Done.' };
  const later = { callback_url: hook, masked_secret: 'whsk_6E****hT', message: 'Updated.' };
  const { client, asked } = setUp({ 'POST /user/webhooks/': [first, later] });
  expect(await client.setWebhook(hook)).toEqual(first);
  expect(await client.setWebhook(hook)).toEqual(later);
  expect(asked[1]?.body).toBe(JSON.stringify({ callback_url: hook }));
});

test('setWebhook is not repeated by itself: the secret may have been in the answer that was lost', async () => {
  const lost = () => Response.json({}, { status: 502 });
  const { client, paths } = setUp({ 'POST /user/webhooks/': lost });
  await expect(client.setWebhook(hook)).rejects.toMatchObject({ outcomeUnknown: true });
  expect(paths()).toEqual(['POST /o/token/', 'POST /user/webhooks/']);
});

test('setWebhook shows the secret of an answer that it can not read in no error', async () => {
  const odd = { webhook_url: hook, secret: 'whsk_new_0123456789' };
  const { client } = setUp({ 'POST /user/webhooks/': odd });
  const shown = inspect(await client.setWebhook(hook).catch((e) => e), { depth: 9 });
  expect(shown).toContain('provider_invalid_response');
  expect(shown).not.toContain('whsk_new');
});

test('setWebhook knows an address that was refused', async () => {
  const error = { code: 'invalid_url', message: 'Not valid.', details: {} };
  const refuse = () => Response.json({ error }, { status: 400 });
  const { client } = setUp({ 'POST /user/webhooks/': refuse });
  await expect(client.setWebhook('nonsense')).rejects.toMatchObject({
    code: 'invalid_configuration',
    providerCode: 'invalid_url',
    outcomeUnknown: false,
  });
});

test('asks again after a 500 for what changes nothing', async () => {
  const down = () => Response.json({}, { status: 500 });
  const reading = [
    'GET /user/balances/',
    'POST /withdrawal/validate-address/',
    'POST /withdrawal/estimate/',
    'POST /withdrawal/status/',
    'GET /withdrawal/',
  ];
  const { client, paths } = setUp(Object.fromEntries(reading.map((route) => [route, down])));
  const answers = await Promise.allSettled([
    client.getBalances(),
    client.validateAddress({ address: TRON_ADDRESS, currency: 'USDTTRC20' }),
    client.estimateWithdrawal({ amount: '1', currency: 'USDTTRC20' }),
    client.getWithdrawal(WITHDRAWAL),
    client.listWithdrawals(),
  ]);
  for (const answer of answers) {
    expect(answer).toMatchObject({
      reason: { code: 'provider_unavailable', outcomeUnknown: false, retryable: true },
    });
  }
  for (const route of reading) expect(paths().filter((path) => path === route)).toHaveLength(3);
});
