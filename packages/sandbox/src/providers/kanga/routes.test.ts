import { describe, expect, it } from 'vitest';
import { createKangaStore } from '../../testing/kangaStore.ts';

describe('CREATE PAYMENT TOKEN', () => {
  const path = '/api/v2/tpg/create/payment';

  it('answers with a paymentToken of 32 characters, another one each time', async () => {
    const { call } = createKangaStore();
    const [one, two] = [await call(path), await call(path)];
    expect(one).toEqual({
      status: 200,
      body: { result: 'ok', paymentToken: expect.stringMatching(/^[A-Za-z\d]{32}$/) },
    });
    expect(two.body['paymentToken']).not.toBe(one.body['paymentToken']);
  });
});

describe('CHECK PAYMENT', () => {
  it('tells currency, amount and state', async () => {
    const { call, visit, sandbox } = createKangaStore();
    await visit();
    expect(await call('/api/v2/tpg/transaction', { id: 'k1' })).toEqual({
      status: 200,
      body: { result: 'ok', currency: 'oPLN', amount: '100.00', state: 'NEW' },
    });
    await sandbox.pay('k1');
    expect((await call('/api/v2/tpg/transaction', { id: 'k1' })).body['state']).toBe('PROCESSING');
  });

  it.each([['nobody'], [''], [undefined], [null], [7], [['k1']], ['K1'], ['k1 ']])(
    'answers 9001 to the id %j, which nobody opened',
    async (id) => {
      const { call, visit } = createKangaStore();
      await visit();
      const answer = await call('/api/v2/tpg/transaction', { id });
      expect(answer).toEqual({ status: 200, body: { result: 'fail', code: 9001 } });
    },
  );

  it.each([
    ['asSent', 'oPLN', '100.00', '100.00'],
    ['asSent', 'oPLN', '100', '100'],
    ['shortest', 'oPLN', '100.00', '100'],
    ['shortest', 'BTC', '0.0100', '0.01'],
    ['padded', 'oPLN', '100', '100.00'],
    ['padded', 'BTC', '0.01', '0.01000000'],
  ])('with checkAmount "%s" tells %s %s as %s', async (checkAmount, currency, amount, told) => {
    const { sandbox, check, visit, url } = createKangaStore();
    sandbox.dialect('kanga', { checkAmount });
    await visit(url({ currency, amount }));
    expect(await check()).toMatchObject({ currency, amount: told });
  });
});

describe('GET PRICE ESTIMATE', () => {
  const estimate = async (fields: object, path = '/api/tpg/price/estimate') => {
    const { send, sandbox } = createKangaStore();
    const shopToken = sandbox.credentials.kanga.apiKey;
    return send(path, JSON.stringify({ shopToken, ...fields }));
  };
  const sample = { token: 'EMT', quantity: '3000' };

  it.each(['/api/tpg/price/estimate', '/tpg/price/estimate'])(
    'answers at %s with the quantity in each currency, and the mark-up of the guide’s sample',
    async (path) => {
      expect(await estimate(sample, path)).toEqual({
        status: 200,
        body: {
          BTC: '0.00012553',
          ETH: '0.00356482',
          USDT: '11.124',
          EMT: '3090',
          oPLN: '40.9',
        },
      });
    },
  );

  it('is exact to the last place, and never too little', async () => {
    const { body } = await estimate({ token: 'BTC', quantity: '0.00000001' });
    expect(body).toMatchObject({ BTC: '0.00000002', oPLN: '0.01' });
    const large = await estimate({ token: 'oPLN', quantity: '123456789012345678.91' });
    expect(large.body['oPLN']).toBe('127160492682716049.28');
  });

  it('needs no signature and no nonce, but the shopToken', async () => {
    const failure = { status: 200, body: { result: 'fail', code: 9000 } };
    expect(await estimate({ ...sample, shopToken: 'nobody' })).toEqual(failure);
    expect(await estimate({ ...sample, shopToken: undefined })).toEqual(failure);
  });

  it.each([
    { token: 'XYZ', quantity: '1' },
    { token: 'PLN', quantity: '1' },
    { quantity: '1' },
    { token: 'oPLN' },
    { token: 'oPLN', quantity: 1 },
    { token: 'oPLN', quantity: '0' },
    { token: 'oPLN', quantity: '-1' },
    { token: 'oPLN', quantity: '1,50' },
    { token: 'oPLN', quantity: '1.234' },
    { token: ['oPLN'], quantity: '1' },
  ])('fails for %j', async (fields) => {
    expect(await estimate(fields)).toEqual({ status: 200, body: { result: 'fail' } });
  });

  it('knows the settlement currencies of a store', async () => {
    for (const token of ['oPLN', 'oUSD', 'EMT', 'BTC']) {
      expect(Object.keys((await estimate({ token, quantity: '1' })).body)).toEqual([
        'BTC',
        'ETH',
        'USDT',
        'EMT',
        'oPLN',
      ]);
    }
  });
});

describe('every call', () => {
  it('is answered with 503 while Kanga is down, and uses no nonce', async () => {
    const { call, send, sandbox, visit, url } = createKangaStore();
    sandbox.faults({ down: true });
    expect((await call('/api/v2/tpg/create/payment', { nonce: 5 })).status).toBe(503);
    expect((await send('/tpg/price/estimate', '{}')).status).toBe(503);
    expect((await visit()).text).toContain('Kanga is down');
    await expect(sandbox.open(url())).rejects.toMatchObject({ status: 409 });
    sandbox.faults({ down: false });
    expect((await call('/api/v2/tpg/create/payment', { nonce: 5 })).status).toBe(200);
    expect(sandbox.payments()).toEqual([]);
  });

  it('elsewhere, or made with GET, is answered with 404', async () => {
    const { sandbox, send } = createKangaStore();
    expect((await send('/api/v2/tpg/refund', '{}')).status).toBe(404);
    const { baseUrl } = sandbox.credentials.kanga;
    for (const path of ['/api/v2/tpg/transaction', '/api/tpg/price/estimate', '/']) {
      expect((await sandbox.fetch(new Request(`${baseUrl}${path}`))).status).toBe(404);
    }
  });

  it('suffers from the faults of answers', async () => {
    const { call, visit, sandbox } = createKangaStore();
    const { apiKey } = sandbox.credentials.kanga;
    sandbox.faults({
      answers: [
        { kind: 'status', path: '/api/v2/tpg/transaction', status: 429, times: 1 },
        { kind: 'html', path: `/tpg/payment/${apiKey}`, times: 1 },
      ],
    });
    expect((await call('/api/v2/tpg/transaction', { id: 'k1' })).status).toBe(429);
    expect((await visit()).text).toContain('Sign in');
    expect(sandbox.payments()).toEqual([]);
    expect((await visit()).text).toContain('100.00 oPLN');
  });
});
