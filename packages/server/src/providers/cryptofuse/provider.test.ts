import { describe, expect, test } from 'vitest';
import {
  created,
  credentials,
  order,
  scriptAccount,
  status,
  TRANSACTION,
  TRON_ADDRESS,
} from './account.fixture.ts';
import type { CryptofuseOptions } from './options.ts';
import { cryptofuse } from './provider.ts';

function setUp(
  routes: Parameters<typeof scriptAccount>[0] = {},
  options: Partial<CryptofuseOptions> = {},
) {
  const account = scriptAccount(routes);
  return { ...account, provider: cryptofuse({ ...credentials, ...options }) };
}

const usdt = {
  code: 'USDTTRC20',
  symbol: 'USDT',
  network: 'tron',
  contract: null,
  decimals: null,
};
const choice = { asset: 'USDTTRC20' };

describe('create', () => {
  test('sends what the guide shows, with our id as its order_id', async () => {
    const { provider, context, asked } = setUp(
      { 'POST /payments/': created },
      { expiryMinutes: 45, feePaidByUser: true, fixedRate: false },
    );
    await provider.create(order, choice, context);
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({
      amount: 100,
      currency: 'USDTTRC20',
      price_currency: 'USD',
      callback_url: context.callbackUrl,
      order_id: 'pay_1',
      order_description: 'Tea (1042)',
      is_fixed_rate: false,
      is_fee_paid_by_user: true,
      expiry_minutes: 45,
    });
  });

  test('gives what the shopper has to pay, exactly', async () => {
    const { provider, context } = setUp({ 'POST /payments/': created });
    expect(await provider.create(order, choice, context)).toEqual({
      reference: TRANSACTION,
      due: { amount: '100', asset: usdt },
      action: { type: 'transfer', address: TRON_ADDRESS, amount: '100', asset: usdt },
      expiresAt: '2026-11-21T10:30:00.000Z',
      word: 'waiting',
      private: {},
    });
  });

  test('asks for the price digit for digit', async () => {
    const price = { amount: '0.30000000000000004', currency: 'USD' };
    const answer = { ...created, amount_usd: price.amount };
    const { provider, context, asked } = setUp({ 'POST /payments/': answer });
    await provider.create({ ...order, price }, choice, context);
    expect(asked[1]?.body).toContain('"amount":0.30000000000000004,');
  });

  test.for([
    [{ description: undefined }, '1042'],
    [{ description: '  ' }, '1042'],
    [{ description: 'x'.repeat(193) }, `${'x'.repeat(193)} (1042)`],
    [{ description: 'x'.repeat(194) }, 'x'.repeat(194)],
    [{ description: 'x'.repeat(300) }, 'x'.repeat(200)],
  ] as const)('describes the order %#', async ([described, expected]) => {
    const { provider, context, asked } = setUp({ 'POST /payments/': created });
    await provider.create({ ...order, ...described }, choice, context);
    expect(JSON.parse(asked[1]?.body ?? '').order_description).toBe(expected);
  });

  test('takes the only asset that is configured where none was chosen', async () => {
    const { provider, context, asked } = setUp(
      { 'POST /payments/': created },
      { assets: ['USDTTRC20'] },
    );
    await provider.create(order, { asset: undefined }, context);
    expect(asked[1]?.body).toContain('"currency":"USDTTRC20"');
  });

  const refused = [
    [['BTC', 'ETH'], 'USDTTRC20', 'asset_not_supported'],
    [['BTC', 'ETH'], undefined, 'choice_required'],
    [undefined, undefined, 'choice_required'],
  ] as const;
  test.for(refused)('with the assets %j refuses %s (%s), sending nothing', async (row) => {
    const [assets, asset, code] = row;
    const { provider, context, paths } = setUp({}, { assets });
    await expect(provider.create(order, { asset }, context)).rejects.toMatchObject({ code });
    expect(paths()).toEqual([]);
  });

  test.for([
    [['BTC', 'ETH'], 'USDTTRC20', 'asset_not_supported'],
    [['BTC', 'ETH'], undefined, 'choice_required'],
    [['BTC', 'ETH'], 'ETH', null],
    [['BTC'], undefined, null],
    [undefined, undefined, 'choice_required'],
    [undefined, 'doge; drop', 'asset_not_supported'],
    [undefined, 'DOGE', null],
  ] as const)('with the assets %j knows beforehand of %s: %s', ([assets, asset, code]) => {
    const { provider } = setUp({}, { assets });
    const check = () => provider.check(order, { asset });
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }));
  });

  test('says that the outcome is unknown when the answer is lost, and asks only once', async () => {
    const lost = () => Promise.reject(new TypeError('fetch failed'));
    const { provider, context, paths } = setUp({ 'POST /payments/': lost });
    await expect(provider.create(order, choice, context)).rejects.toMatchObject({
      outcomeUnknown: true,
    });
    expect(paths()).toEqual(['POST /o/token/', 'POST /payments/']);
  });
});

describe('read', () => {
  const payment = {
    reference: TRANSACTION,
    paymentId: 'pay_1',
    due: { amount: '100', asset: usdt },
    expected: { amount: '100.00', currency: 'USD', assetCode: 'USDTTRC20' },
    private: {},
  };
  const lost = { ...payment, reference: null, due: null };
  const deposits = [
    { amount: '40.00000000', transaction_hash: 'a'.repeat(64), confirmations: 9 },
    { amount: '60.00000000', transaction_hash: 'b'.repeat(64), confirmations: 2 },
  ];
  const listed = {
    transaction_id: TRANSACTION,
    order_id: 'pay_1',
    status: 'completed',
    pay_amount: '100.00000000',
    pay_currency: 'USDT',
    blockchain_network: 'ethereum',
    payment_type: 'full',
    payment_history: deposits,
  };
  const page = (...results: object[]) => ({ count: results.length, next: null, results });

  test('asks for the status alone while nothing was seen', async () => {
    const { provider, context, paths } = setUp({ 'POST /payments/status/': status });
    expect(await provider.read(payment, context)).toMatchObject({
      reference: TRANSACTION,
      word: 'waiting',
      claim: 'awaiting_payment',
      money: { kind: 'unknown' },
      echo: { paymentId: 'pay_1', due: '100.00000000', assetCode: 'USDTTRC20', network: 'tron' },
    });
    expect(paths()).toEqual(['POST /o/token/', 'POST /payments/status/']);
  });

  test('takes the paid amount from the status where it has one', async () => {
    const answer = { ...status, status: 'completed', total_paid_amount: '100.00000000' };
    const { provider, context, paths } = setUp({ 'POST /payments/status/': answer });
    expect(await provider.read(payment, context)).toMatchObject({
      claim: 'paid',
      money: { kind: 'received', amount: '100' },
    });
    expect(paths()).toHaveLength(2);
  });

  test('takes the deposits from the list where the status has no paid amount', async () => {
    const { provider, context, asked } = setUp({
      'POST /payments/status/': { ...status, status: 'completed' },
      'GET /payments/': page(listed),
    });
    expect(await provider.read(payment, context)).toMatchObject({
      claim: 'paid',
      money: { kind: 'received', amount: '100' },
      // The list is of an older generation: what it calls the asset is not compared.
      echo: { assetCode: 'USDTTRC20', network: 'tron' },
      transactions: [{ amount: '40' }, { amount: '60' }],
    });
    expect(asked.at(-1)?.query).toEqual({ order_id: 'pay_1', page_size: '100', limit: '100' });
  });

  test('learns from the list that a completed payment is a partial one', async () => {
    const partial = { ...listed, payment_type: 'partial', payment_history: deposits.slice(0, 1) };
    const { provider, context } = setUp({
      'POST /payments/status/': { ...status, status: 'completed' },
      'GET /payments/': page(partial),
    });
    expect(await provider.read(payment, context)).toMatchObject({
      claim: 'partially_paid',
      money: { kind: 'received', amount: '40' },
    });
  });

  test('believes no amount of another payment, though the list may hold it', async () => {
    const others = [
      { ...listed, order_id: 'pay_2', transaction_id: 'other' },
      { ...listed, transaction_id: 'other' },
    ];
    for (const other of others) {
      const { provider, context } = setUp({
        'POST /payments/status/': { ...status, status: 'completed' },
        'GET /payments/': page(other),
      });
      expect(await provider.read(payment, context)).toMatchObject({ money: { kind: 'unknown' } });
    }
  });

  test('finds a payment whose creation’s answer was lost by our id', async () => {
    const { provider, context, asked } = setUp({
      'POST /payments/status/': status,
      'GET /payments/': page({ ...listed, order_id: 'pay_2', transaction_id: 'other' }, listed),
    });
    const found = await provider.read(lost, context);
    expect(found).toMatchObject({ reference: TRANSACTION });
    expect(asked.at(-1)?.body).toBe(JSON.stringify({ transaction_id: TRANSACTION }));
    // All that the lost answer said, to the letter.
    const answered = setUp({ 'POST /payments/': created });
    const { due, action, expiresAt } = await answered.provider.create(
      order,
      { asset: 'USDTTRC20' },
      answered.context,
    );
    expect(found?.offer).toEqual({ due, action, expiresAt });
  });

  test('offers nothing again to a payment whose answer came', async () => {
    const { provider, context } = setUp({ 'POST /payments/status/': status });
    expect((await provider.read(payment, context))?.offer).toBeUndefined();
  });

  test.for([
    ['no address', { address: null }],
    ['an address with a wrong letter', { address: TRON_ADDRESS.replace('R7', 'R8') }],
    ['an address of another network', { blockchain: 'ETH' }],
    ['no network', { blockchain: null }],
    ['no amount', { amount_crypto: null }],
    ['nothing due', { amount_crypto: '0.00000000' }],
    ['another currency', { currency: 'USDTERC20' }],
    ['another price', { amount_usd: '1.00' }],
  ] as const)('offers nothing to pay where a look-up finds %s (S48)', async ([, change]) => {
    const { provider, context } = setUp({
      'POST /payments/status/': { ...status, ...change },
      'GET /payments/': page(listed),
    });
    const found = await provider.read(lost, context);
    expect(found).toMatchObject({ reference: TRANSACTION, claim: 'awaiting_payment' });
    expect(found?.offer).toBeUndefined();
  });

  test('reads the only asset where the shopper chose none', async () => {
    const { provider, context } = setUp({
      'POST /payments/status/': status,
      'GET /payments/': page(listed),
    });
    const single = { ...lost, expected: { ...lost.expected, assetCode: null } };
    const several = await provider.read(single, context);
    const one = cryptofuse({ ...credentials, assets: ['USDTTRC20'] });
    expect(several?.offer).toBeUndefined();
    expect((await one.read(single, context))?.offer).toBeDefined();
  });

  test('says null for a payment that Cryptofuse does not know', async () => {
    const missing = () => Response.json({ error: { code: 'not_found' } }, { status: 404 });
    const known = setUp({ 'POST /payments/status/': missing });
    expect(await known.provider.read(payment, known.context)).toBeNull();
    const unknown = setUp({ 'GET /payments/': page() });
    expect(await unknown.provider.read(lost, unknown.context)).toBeNull();
  });

  test('rejects when it could not ask, instead of saying null', async () => {
    const html = () => new Response('<html>', { status: 404 });
    const { provider, context } = setUp({ 'POST /payments/status/': html });
    await expect(provider.read(payment, context)).rejects.toMatchObject({
      code: 'provider_refused',
    });
  });

  test('keeps a word that no document has', async () => {
    const answer = { ...status, status: 'on_hold', total_paid_amount: '1' };
    const { provider, context } = setUp({ 'POST /payments/status/': answer });
    expect(await provider.read(payment, context)).toMatchObject({ word: 'on_hold', claim: null });
  });
});

describe('problems', () => {
  const problems = (options: Partial<CryptofuseOptions>, environment: 'sandbox' | 'production') =>
    cryptofuse({ ...credentials, ...options }).problems(environment);

  test('has none with real credentials', () => {
    expect(problems({}, 'production')).toEqual([]);
    expect(problems({ baseUrl: 'http://127.0.0.1:4000/cryptofuse' }, 'sandbox')).toEqual([]);
    expect(
      problems(
        { webhookSecret: ['whsk_9c4e7a1b5d2f8036', 'whsk_6E8F92D4C7' + 'B31A5E'] },
        'production',
      ),
    ).toEqual([]);
  });

  test.for([
    [{ clientId: undefined }, '`clientId` is missing.'],
    [{ clientSecret: undefined }, '`clientSecret` is missing.'],
    [{ clientSecret: 'YOUR_CLIENT_SECRET' }, '`clientSecret` is a placeholder'],
    [{ webhookSecret: undefined }, '`webhookSecret` is missing.'],
    [{ webhookSecret: [] }, '`webhookSecret` is missing.'],
    [{ webhookSecret: 'your_webhook_secret' }, '`webhookSecret` is a placeholder'],
    [{ webhookSecret: ['whsk_9c4e7a1b5d2f8036', 'short'] }, '`webhookSecret` is shorter'],
    [{ baseUrl: 'http://127.0.0.1:4000' }, '`baseUrl` must begin with https://'],
    [{ baseUrl: 'http://api.example' }, '`baseUrl` must begin with https://'],
    [{ assets: [] }, '`assets` is empty'],
    [{ assets: ['usdt'] }, '`assets` has "usdt"'],
    [{ expiryMinutes: 0.5 }, '`expiryMinutes` must be'],
  ] as const)('tells what is wrong with %j in one sentence', ([options, expected]) => {
    expect(problems(options, 'production')).toEqual([expect.stringContaining(expected)]);
  });

  test('throws nothing at construction, whatever is missing', () => {
    const none = { clientId: undefined, clientSecret: undefined, webhookSecret: undefined };
    expect(cryptofuse({ ...none, baseUrl: 'nonsense' }).problems('sandbox')).toHaveLength(4);
  });
});
