import { describe, expect, it } from 'vitest';
import { createMerchant } from '../../testing/merchant.ts';

describe('GET /currencies/', () => {
  it('lists codes, among them those of the documents', async () => {
    const { get } = await createMerchant();
    const { currencies } = (await (await get('/currencies/')).json()) as { currencies: string[] };
    expect(currencies).toEqual(expect.arrayContaining(['USDTTRC20', 'USDTARB', 'BTC', 'ETH']));
  });

  it('describes USDTTRC20 with the guide’s figures, token and blockchain in lower case', async () => {
    const { get } = await createMerchant();
    const text = await (await get('/currencies/?full=true&min_max=true&include_usd=true')).text();
    expect(text).toContain(
      '{"currency":"USDTTRC20","name":"Tether USD","token":"usdt","blockchain":"trx","is_popular":true,"is_stable":true,"min_amount":"10.00000000","max_amount":"100000.00000000","min_amount_usd":"10.00","max_amount_usd":"100000.00"}',
    );
  });

  it('gives limits only with min_max, and dollars only with limits', async () => {
    const { get } = await createMerchant();
    expect(await (await get('/currencies/?full=true&include_usd=true')).text()).not.toContain(
      'min_',
    );
    const limits = await (await get('/currencies/?full=True&min_max=True')).text();
    expect(limits).toContain('"min_amount":"0.00010000"');
    expect(limits).not.toContain('_usd');
  });
});

describe('GET /payments/min-amount/', () => {
  it('answers in JSON floats and upper case', async () => {
    const { get } = await createMerchant();
    expect(await (await get('/payments/min-amount/?currency=USDTTRC20')).text()).toBe(
      '{"currency":"USDTTRC20","min_amount":10.0,"max_amount":100000.0,"blockchain":"TRX","token":"USDT"}',
    );
  });

  it.each([
    ['/payments/min-amount/', 'invalid_request'],
    ['/payments/min-amount/?currency=DOGE', 'invalid_currency'],
  ])('refuses %s', async (path, code) => {
    const { get } = await createMerchant();
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });
});

describe('GET /rates/', () => {
  const path = '/rates/?amount=100&currency_from=USD&currency_to=USDTTRC20';

  it('answers as the guide does: floats, after the fee', async () => {
    const { get } = await createMerchant();
    expect(await (await get(`${path}&full=true`)).text()).toBe(
      '{"currency_from":"USD","currency_to":"USDTTRC20","amount":100.0,"estimated_amount":99.0,"rate":0.99,"fee_percentage":1.0,"fee_amount":1.0,"timestamp":"2026-11-21T10:00:00Z"}',
    );
  });

  it('answers as the reference does: before the fee, with what the tenant gets', async () => {
    const { get, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { rates: 'reference' });
    expect(await (await get(`${path}&fee_percentage=2`)).text()).toBe(
      '{"currency_from":"USD","currency_to":"USDTTRC20","amount":100.0,"estimated_amount":100.0,"rate":1.0,"final_tenant_amount":98.0,"is_fee_paid_by_user":false}',
    );
  });

  it('takes 1 USD where nothing else is asked for', async () => {
    const { get } = await createMerchant();
    const basic = await (await get('/rates/?currency_to=USDTTRC20')).json();
    expect(basic).toEqual({
      currency_from: 'USD',
      currency_to: 'USDTTRC20',
      amount: 1,
      estimated_amount: 0.99,
      rate: 0.99,
    });
  });

  it.each([
    ['/rates/', 'invalid_request'],
    ['/rates/?currency_to=DOGE', 'invalid_currency'],
    ['/rates/?currency_to=BTC&currency_from=EUR', 'invalid_currency'],
    ['/rates/?currency_to=BTC&amount=-1', 'invalid_request'],
  ])('refuses %s', async (refused, code) => {
    const { get } = await createMerchant();
    const answer = await get(refused);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });
});
