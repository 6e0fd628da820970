import { describe, expect, it } from 'vitest';
import { createMerchant, requestToken } from '../../../testing/merchant.ts';
import { bodyOf, GUIDE_WITHDRAWAL, TRON_PAYEE, withdraw } from '../../../testing/payee.ts';

const FEES = { fee: '1.50000000', platform_fee: '1.00000000', network_fee: '0.50000000' };
const ASSET = { blockchain: 'TRX', token: 'USDT', currency: 'USDTTRC20' };

describe('POST /withdrawal/estimate/', () => {
  it('answers the guide’s request with the guide’s figures', async () => {
    const { post } = await createMerchant();
    const { callback_url: _, ...request } = GUIDE_WITHDRAWAL;
    expect(await bodyOf(post('/withdrawal/estimate/', request))).toEqual({
      withdrawal_id: null,
      status: 'estimate',
      amount: '98.50000000',
      requested_amount: '100.00000000',
      ...FEES,
      ...ASSET,
    });
  });

  it.each([
    ['without an address', { amount: 100, currency: 'USDTTRC20' }],
    ['with blockchain and token', { amount: '100.00', blockchain: 'TRX', token: 'USDT' }],
    ['with another word for the blockchain', { amount: 100, blockchain: 'TRON', token: 'usdt' }],
    ['with a price', { price_amount: 100, price_currency: 'USD', currency: 'USDTTRC20' }],
  ])('takes a request %s', async (_, request) => {
    const { post } = await createMerchant();
    expect(await bodyOf(post('/withdrawal/estimate/', request))).toMatchObject({
      amount: '98.50000000',
      ...ASSET,
    });
  });

  it('puts the fees on top with final_amount', async () => {
    const { post } = await createMerchant();
    const request = { amount: 100, currency: 'USDTTRC20', final_amount: true };
    expect(await bodyOf(post('/withdrawal/estimate/', request))).toMatchObject({
      amount: '100.00000000',
      requested_amount: '100.00000000',
      ...FEES,
    });
  });

  it('converts its fees and a price into a currency that is no dollar', async () => {
    const { post } = await createMerchant();
    const request = { price_amount: '1000', currency: 'BTC' };
    expect(await bodyOf(post('/withdrawal/estimate/', request))).toMatchObject({
      requested_amount: '0.01128400',
      platform_fee: '0.00011284',
      network_fee: '0.00002257',
      amount: '0.01114859',
    });
  });

  it('creates nothing', async () => {
    const { post, get, sandbox } = await createMerchant();
    await post('/withdrawal/estimate/', { amount: 100, currency: 'USDTTRC20' });
    expect(await bodyOf(get('/withdrawal/'))).toEqual({ withdrawals: [], total: 0 });
    expect(sandbox.withdrawals()).toEqual([]);
  });
});

describe('POST /withdrawal/', () => {
  it('answers the guide’s request with the guide’s fields, its fee in USD', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
    const answer = await post('/withdrawal/', GUIDE_WITHDRAWAL);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      withdrawal_id: expect.stringMatching(/^[\da-f-]{36}$/),
      status: 'pending',
      amount: '98.50000000',
      requested_amount: '100.00000000',
      fee: '1.50',
      address: TRON_PAYEE,
      created_at: '2026-11-21T10:00:00Z',
    });
  });

  it('tells the fee in the currency where the newest reference is played', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { openingBalance: 'sample', withdrawalAnswer: 'reference' });
    expect(await bodyOf(post('/withdrawal/', GUIDE_WITHDRAWAL))).toMatchObject({
      ...FEES,
      ...ASSET,
      amount: '98.50000000',
    });
  });

  it('puts the fees on top, and calls the id id, where an older page is played', async () => {
    const { post, get, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { openingBalance: 'sample', withdrawalAnswer: 'older' });
    const request = { ...GUIDE_WITHDRAWAL, custom_id: 'WITHDRAW-12345' };
    expect(await bodyOf(post('/withdrawal/', request))).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      status: 'pending',
      amount: '100.00',
      currency: 'USDTTRC20',
      address: TRON_PAYEE,
      blockchain: 'TRX',
      token: 'USDT',
      network_fee: '0.50',
      transaction_fee: '1.00',
      total_fee: '1.50',
      total_deducted: '101.50',
      transaction_hash: null,
      custom_id: 'WITHDRAW-12345',
      callback_url: GUIDE_WITHDRAWAL.callback_url,
      account_id: null,
      created_at: '2026-11-21T10:00:00Z',
      updated_at: '2026-11-21T10:00:00Z',
    });
    expect(await bodyOf(get('/user/balances/'))).toMatchObject({
      account: { USDTTRC20: { amount: '898.50000000' } },
    });
  });

  it('keeps what the newest reference lets it be told', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant, {
      memo: '7',
      custom_id: 'payout_1',
      account_id: 'main',
      callback_url: undefined,
    });
    expect(await bodyOf(merchant.get(`/withdrawal/${id}/`))).toMatchObject({
      memo: '7',
      custom_id: 'payout_1',
      callback_url: null,
    });
  });

  it.each([
    [{ amount: undefined }, 400, 'missing_required_fields', 'amount'],
    [{ address: undefined }, 400, 'missing_required_fields', 'address'],
    [{ currency: undefined }, 400, 'missing_required_fields', 'currency'],
    [{ currency: undefined, blockchain: 'TRX' }, 400, 'missing_required_fields', 'currency'],
    [{ currency: 'DOGE' }, 400, 'invalid_currency', 'currency'],
    [{ currency: undefined, blockchain: 'BTC', token: 'X' }, 400, 'invalid_currency', 'token'],
    [
      { amount: undefined, price_amount: 100, price_currency: 'EUR' },
      ...([400, 'invalid_currency', 'price_currency'] as const),
    ],
    [{ price_amount: 100 }, 400, 'invalid_request', 'price_amount'],
    [{ amount: 'lots' }, 400, 'invalid_request', 'amount'],
    [{ amount: -1 }, 400, 'invalid_request', 'amount'],
    [{ amount: 9.99 }, 422, 'invalid_amount', 'amount'],
    [{ amount: 100_001 }, 422, 'invalid_amount', 'amount'],
    [{ amount: 1_000.01 }, 400, 'insufficient_balance', 'amount'],
    [{ amount: 990, final_amount: true }, 400, 'insufficient_balance', 'amount'],
    [{ amount: 100, currency: 'USDTERC20' }, 400, 'invalid_request', 'address'],
    [{ final_amount: 'yes' }, 400, 'invalid_request', 'final_amount'],
    [{ address: 'TXYZabc123...' }, 400, 'invalid_request', 'address'],
    [{ address: 'T'.repeat(256) }, 400, 'invalid_request', 'address'],
    [{ memo: 'x'.repeat(256) }, 400, 'invalid_request', 'memo'],
    [{ custom_id: 'x'.repeat(65) }, 400, 'invalid_request', 'custom_id'],
    [{ account_id: 'x'.repeat(256) }, 400, 'invalid_request', 'account_id'],
    [{ callback_url: 'shop.example' }, 400, 'invalid_url', 'callback_url'],
  ] as const)('refuses %j and names the field', async (fields, status, code, field) => {
    const { post, get, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
    const balances = await bodyOf(get('/user/balances/'));
    const answer = await post('/withdrawal/', { ...GUIDE_WITHDRAWAL, ...fields });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code, message: expect.any(String), details: { [field]: [expect.any(String)] } },
    });
    expect(sandbox.withdrawals()).toEqual([]);
    expect(await bodyOf(get('/user/balances/'))).toEqual(balances);
  });

  it('refuses an amount that its fee would eat up', async () => {
    const { post } = await createMerchant();
    const request = { amount: 1, currency: 'USDTARB' };
    expect((await post('/withdrawal/estimate/', request)).status).toBe(200);
    const dust = { amount: '0.0001', currency: 'BTC' };
    expect((await post('/withdrawal/estimate/', dust)).status).toBe(200);
    const eaten = { amount: '0.0011', currency: 'ETH' };
    expect(await bodyOf(post('/withdrawal/estimate/', eaten))).toMatchObject({
      error: { code: 'invalid_amount' },
    });
  });

  it('is refused or loses its answer as the faults say', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
    sandbox.faults({ refuseCreates: 1 });
    expect((await post('/withdrawal/', GUIDE_WITHDRAWAL)).status).toBe(400);
    expect(sandbox.withdrawals()).toEqual([]);
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(post('/withdrawal/', GUIDE_WITHDRAWAL)).rejects.toThrow('fetch failed');
    expect(sandbox.withdrawals()).toMatchObject([{ amount: '98.5', status: 'pending' }]);
  });
});

describe('GET /withdrawal/{id}/ and POST /withdrawal/status/', () => {
  it('tell the same, with the fields of the newest reference', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    const { get, post, sandbox } = merchant;
    const pending = {
      withdrawal_id: id,
      custom_id: null,
      amount: '98.50000000',
      requested_amount: '100.00000000',
      ...FEES,
      ...ASSET,
      address: TRON_PAYEE,
      memo: null,
      status: 'pending',
      transaction_hash: null,
      confirmations: 0,
      required_confirmations: 20,
      batch_id: null,
      callback_url: GUIDE_WITHDRAWAL.callback_url,
      created_at: '2026-11-21T10:00:00Z',
      updated_at: '2026-11-21T10:00:00Z',
      completed_at: null,
    };
    expect(await bodyOf(get(`/withdrawal/${id}/`))).toEqual(pending);
    await sandbox.moveWithdrawal(id, 'confirm');
    const completed = {
      ...pending,
      status: 'completed',
      transaction_hash: expect.stringMatching(/^[\da-f]{64}$/),
      confirmations: 20,
      batch_id: expect.stringMatching(/^batch-[\da-f]{8}$/),
      completed_at: '2026-11-21T10:00:00Z',
    };
    expect(await bodyOf(get(`/withdrawal/${id}/`))).toEqual(completed);
    expect(await bodyOf(post('/withdrawal/status/', { withdrawal_id: id }))).toEqual(completed);
  });

  it('tell the amount that was asked for where the newest sample is played', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    merchant.sandbox.dialect('cryptofuse', { withdrawalAmount: 'requested' });
    expect(await bodyOf(merchant.get(`/withdrawal/${id}/`))).toMatchObject({
      amount: '100.00000000',
      requested_amount: '100.00000000',
      fee: '1.50000000',
    });
  });

  it('tell numbers, a history and a reason where an older page is played', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    const { get, sandbox } = merchant;
    sandbox.dialect('cryptofuse', { withdrawalDetail: 'older' });
    await sandbox.moveWithdrawal(id, 'reject');
    expect(await bodyOf(get(`/withdrawal/${id}/`))).toMatchObject({
      status: 'rejected',
      amount: 98.5,
      fee: 1.5,
      status_history: [
        { status: 'pending', timestamp: '2026-11-21T10:00:00Z' },
        { status: 'rejected', timestamp: '2026-11-21T10:00:00Z' },
      ],
      error_message: 'The withdrawal was rejected.',
    });
    expect(await bodyOf(get('/withdrawal/'))).toMatchObject({ withdrawals: [{ amount: 98.5 }] });
  });

  it('do not know the withdrawals of others', async () => {
    const { get, post } = await createMerchant();
    const refusal = {
      error: {
        code: 'not_found',
        message: 'The specified withdrawal does not exist or belongs to another user',
        details: {},
      },
    };
    const read = await get('/withdrawal/nope/');
    expect([read.status, await read.json()]).toEqual([404, refusal]);
    const asked = await post('/withdrawal/status/', { withdrawal_id: 'nope' });
    expect([asked.status, await asked.json()]).toEqual([404, refusal]);
    expect(await bodyOf(post('/withdrawal/status/', {}))).toMatchObject({
      error: { code: 'missing_required_fields', details: { withdrawal_id: [expect.any(String)] } },
    });
  });
});

describe('every call about withdrawals', () => {
  const calls: readonly (readonly [string, object?])[] = [
    ['/withdrawal/validate-address/', { address: TRON_PAYEE, currency: 'USDTTRC20' }],
    ['/withdrawal/estimate/', GUIDE_WITHDRAWAL],
    ['/withdrawal/', GUIDE_WITHDRAWAL],
    ['/withdrawal/status/', { withdrawal_id: 'w' }],
    ['/withdrawal/w/'],
    ['/withdrawal/'],
  ];

  it.each(calls)('needs a token with both scopes: %s %j', async (path, body) => {
    const { sandbox } = await createMerchant();
    const call = async (authorization: string | null) => {
      const url = `${sandbox.credentials.cryptofuse.baseUrl}${path}`;
      const headers = authorization === null ? {} : { authorization };
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await sandbox.fetch(new Request(url, { headers, ...init }));
      return [answer.status, (await answer.json()).error?.code];
    };
    expect(await call(null)).toEqual([401, 'authentication_failed']);
    expect(await call('Bearer nobody')).toEqual([401, 'authentication_failed']);
    for (const scope of ['read', 'write']) {
      const narrow = await requestToken(sandbox, { scope });
      expect(await call(`Bearer ${narrow}`)).toEqual([403, 'permission_denied']);
    }
    sandbox.dialect('cryptofuse', { errorWords: 'older' });
    expect(await call(null)).toEqual([401, 'unauthorized']);
    const narrow = await requestToken(sandbox, { scope: 'read' });
    expect(await call(`Bearer ${narrow}`)).toEqual([403, 'forbidden']);
    expect(sandbox.withdrawals()).toEqual([]);
  });

  it.each([
    [
      'flat',
      {
        error: 'insufficient_balance',
        message: expect.any(String),
        request_id: expect.any(String),
      },
    ],
    ['detail', { detail: 'Insufficient balance.' }],
  ])('writes its errors in the %s envelope', async (errors, body) => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { errors });
    expect(await bodyOf(post('/withdrawal/', GUIDE_WITHDRAWAL))).toEqual(body);
  });
});
