import { describe, expect, it } from 'vitest';
import { CALLBACK, createMerchant } from '../../testing/merchant.ts';

const GUIDE = {
  amount: 100.0,
  currency: 'USDTTRC20',
  price_currency: 'USD',
  callback_url: CALLBACK,
  order_id: 'order_12345',
  order_description: 'Premium subscription payment',
  is_fixed_rate: true,
  is_fee_paid_by_user: false,
  expiry_minutes: 30,
};

describe('POST /payments/', () => {
  it('answers the guide’s request with the guide’s fields', async () => {
    const { post } = await createMerchant();
    const answer = await post('/payments/', GUIDE);
    expect(answer.status).toBe(201);
    const body = (await answer.json()) as object;
    expect(body).toEqual({
      transaction_id: expect.stringMatching(/^[\da-f-]{36}$/),
      status: 'waiting',
      blockchain_address: expect.stringMatching(/^T[1-9A-HJ-NP-Za-km-z]{33}$/),
      amount_usd: '100.00',
      amount_crypto: '100.00000000',
      blockchain: 'TRX',
      token: 'USDT',
      currency: 'USDTTRC20',
      expiry_time: '2026-11-21T10:30:00Z',
      created_at: '2026-11-21T10:00:00Z',
    });
  });

  it.each([
    ['BTC', '0.00112840', /^bc1q[\da-z]{38}$/],
    ['ETH', '0.03204615', /^0x[\dA-Fa-f]{40}$/],
    ['USDTARB', '100.00000000', /^0x[\dA-Fa-f]{40}$/],
  ])('converts the price into %s', async (currency, amount_crypto, address) => {
    const { post } = await createMerchant();
    const body = await (await post('/payments/', { ...GUIDE, currency })).json();
    expect(body).toMatchObject({
      currency,
      amount_crypto,
      blockchain_address: expect.stringMatching(address),
    });
  });

  it('takes an amount that no double holds exactly as it was written', async () => {
    const { post } = await createMerchant();
    const body = await (await post('/payments/', { ...GUIDE, amount: 1234.57 })).json();
    expect(body).toMatchObject({ amount_usd: '1234.57', amount_crypto: '1234.57000000' });
  });

  it('adds the fee that the user pays', async () => {
    const { post, sandbox } = await createMerchant();
    const paid = await (await post('/payments/', { ...GUIDE, is_fee_paid_by_user: true })).json();
    expect(paid).toMatchObject({ amount_usd: '100.00', amount_crypto: '101.00000000' });
    const { is_fee_paid_by_user: _, ...unsaid } = GUIDE;
    expect(await (await post('/payments/', unsaid)).json()).toMatchObject({
      amount_crypto: '100.00000000',
    });
    sandbox.dialect('cryptofuse', { feePaidByUser: 'true' });
    expect(await (await post('/payments/', unsaid)).json()).toMatchObject({
      amount_crypto: '101.00000000',
    });
  });

  it.each([
    [{ currency: 'DOGE' }, 400, 'invalid_currency', 'currency'],
    [{ price_currency: 'EUR' }, 400, 'invalid_currency', 'price_currency'],
    [{ amount: undefined }, 400, 'missing_required_fields', 'amount'],
    [{ amount: 'lots' }, 400, 'invalid_request', 'amount'],
    [{ amount: 0 }, 400, 'invalid_request', 'amount'],
    [{ amount: -5 }, 400, 'invalid_request', 'amount'],
    [{ amount: 9.99 }, 422, 'invalid_amount', 'amount'],
    [{ amount: 100_001 }, 422, 'invalid_amount', 'amount'],
    [{ callback_url: 'shop.example' }, 400, 'invalid_url', 'callback_url'],
    [{ callback_url: 'ftp://shop.example/' }, 400, 'invalid_url', 'callback_url'],
    [{ order_id: 'x'.repeat(101) }, 400, 'invalid_request', 'order_id'],
    [{ order_id: 7 }, 400, 'invalid_request', 'order_id'],
    [{ is_fixed_rate: 'yes' }, 400, 'invalid_request', 'is_fixed_rate'],
    [{ expiry_minutes: 0 }, 400, 'invalid_request', 'expiry_minutes'],
    [{ expiry_minutes: 1.5 }, 400, 'invalid_request', 'expiry_minutes'],
  ])('refuses %j and names the field', async (fields, status, code, field) => {
    const { post, sandbox } = await createMerchant();
    const answer = await post('/payments/', { ...GUIDE, ...fields });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code, message: expect.any(String), details: { [field]: [expect.any(String)] } },
    });
    expect(sandbox.payments()).toEqual([]);
  });

  it.each(['', 'amount=100', '[]', 'null'])('refuses the body %j', async (body) => {
    const { sandbox, get } = await createMerchant();
    await get('/currencies/');
    const { authorization = '' } = sandbox.requests().at(-1)?.headers ?? {};
    const url = `${sandbox.origins.cryptofuse}/payments/`;
    const answer = await sandbox.fetch(
      new Request(url, { method: 'POST', headers: { authorization }, body }),
    );
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request' } });
  });

  it('creates a second payment for a repeated order_id, with another address', async () => {
    const { post } = await createMerchant();
    const first = (await (await post('/payments/', GUIDE)).json()) as Record<string, string>;
    const second = (await (await post('/payments/', GUIDE)).json()) as Record<string, string>;
    expect(second['transaction_id']).not.toBe(first['transaction_id']);
    expect(second['blockchain_address']).not.toBe(first['blockchain_address']);
  });
});

describe('POST /payments/status/', () => {
  it('answers with the reference’s fields: `address`, and no paid amount', async () => {
    const { create, status } = await createMerchant();
    const id = await create(GUIDE);
    expect(await status(id)).toEqual({
      transaction_id: id,
      blockchain: 'TRX',
      currency: 'USDTTRC20',
      status: 'waiting',
      amount_usd: '100.00',
      amount_crypto: '100.00000000',
      address: expect.stringMatching(/^T/),
      token: 'USDT',
      transaction_hash: null,
      order_id: 'order_12345',
      order_description: 'Premium subscription payment',
      callback_url: CALLBACK,
      expiry_time: '2026-11-21T10:30:00Z',
      created_at: '2026-11-21T10:00:00Z',
      updated_at: '2026-11-21T10:00:00Z',
      is_fixed_rate: true,
      is_fee_paid_by_user: false,
    });
  });

  it('has the paid amount in the dialect that tells it', async () => {
    const { create, sandbox, status } = await createMerchant();
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    sandbox.dialect('cryptofuse', { statusAmounts: 'present' });
    expect(await status(id)).toMatchObject({
      confirmations: 1,
      payment_type: 'partial',
      payment_history: [{ amount: '40.00000000', deposit_id: expect.any(String) }],
      total_paid_amount: '40.00000000',
    });
  });

  it('does not know the payments of others', async () => {
    const { post } = await createMerchant();
    const unknown = await post('/payments/status/', { transaction_id: 'nope' });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({
      error: { code: 'not_found', message: 'Not found.', details: {} },
    });
    expect((await post('/payments/status/', {})).status).toBe(400);
  });
});

describe('paths and dialects', () => {
  it('redirects a path without its slash, which loses the body of a POST', async () => {
    const { post, get } = await createMerchant();
    const answer = await post('/payments', GUIDE);
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('/cryptofuse/payments/');
    expect((await get('/currencies?full=true')).headers.get('location')).toBe(
      '/cryptofuse/currencies/?full=true',
    );
  });

  it('does not know a path without its slash in the other dialect', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { missingSlash: 'notFound' });
    expect((await post('/payments', GUIDE)).status).toBe(404);
  });

  it('reads a payment by its path only where an older page is played', async () => {
    const { create, get, sandbox } = await createMerchant();
    const id = await create();
    expect((await get(`/payments/${id}/`)).status).toBe(404);
    sandbox.dialect('cryptofuse', { readById: 'on' });
    expect(await (await get(`/payments/${id}/`)).json()).toMatchObject({
      transaction_id: id,
      confirmations: 0,
      payment_type: null,
      payment_history: [],
    });
  });

  it.each([
    ['flat', { error: 'not_found', message: 'Not found.', request_id: expect.any(String) }],
    ['detail', { detail: 'Not found.' }],
  ])('writes errors in the %s envelope', async (errors, body) => {
    const { get, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { errors });
    expect(await (await get('/nowhere/')).json()).toEqual(body);
  });

  it('answers a creation with 200 in the other reading', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { createStatus: '200' });
    expect((await post('/payments/', GUIDE)).status).toBe(200);
  });

  it('refuses dialects that its document does not list', async () => {
    const { sandbox } = await createMerchant();
    expect(() => sandbox.dialect('cryptofuse', { partial: 'half' })).toThrow(
      'partial is one of partially_paid, partially_completed, completed, not half.',
    );
    expect(() => sandbox.dialect('cryptofuse', { accent: 'thick' })).toThrow('Unknown dialect');
  });
});
