import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { credentials, fail, guide, kangaAccount } from './account.fixture.ts';
import { createKangaClient, type KangaClientOptions } from './client.ts';
import { inMemorySequence } from './inMemorySequence.ts';
import { signKangaBody } from './signBody.ts';

const CHECK = '/api/v2/tpg/transaction';
const TOKEN = '/api/v2/tpg/create/payment';
const ESTIMATE = '/api/tpg/price/estimate';
const PUBLISHED = '8B2EFBECA2BEBB2C413BCFD7915E9209D80F3F4222042B31DD9D605E39F2035F';

function setUp(
  answers: Parameters<typeof kangaAccount>[0] = {},
  more: Partial<KangaClientOptions> = {},
) {
  const account = kangaAccount(answers);
  const { fetch, now } = account;
  const sequence = inMemorySequence();
  const client = createKangaClient({ ...credentials, sequence, fetch, now, ...more });
  return Object.assign(account, { client });
}

describe('what the guide documents', () => {
  test('CREATE PAYMENT TOKEN: appId and nonce, with the signature of these bytes in API-Sig', async () => {
    const { client, asked, now } = setUp();
    expect(await client.createPaymentToken()).toEqual(guide.paymentToken);
    const [call] = asked;
    expect(call).toMatchObject({
      method: 'POST',
      url: 'https://api.kanga.exchange/api/v2/tpg/create/payment',
      body: `{"appId":"${credentials.apiKey}","nonce":${now()}}`,
    });
    expect(call?.headers).toMatchObject({
      'content-type': 'application/json',
      'api-sig': await signKangaBody(call?.body ?? '', credentials.apiSecret),
    });
  });

  test('CHECK PAYMENT: id, appId and nonce, in the order of the sample call', async () => {
    const { client, asked, now } = setUp({ [CHECK]: guide.payment });
    expect(await client.checkPayment('ORDER34H773A1')).toEqual(guide.payment);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.kanga.exchange/api/v2/tpg/transaction',
      body: `{"id":"ORDER34H773A1","appId":"${credentials.apiKey}","nonce":${now()}}`,
    });
    expect(asked[0]?.headers['api-sig']).toMatch(/^[0-9a-f]{128}$/);
  });

  test.for(guide.states)('CHECK PAYMENT: the state %s', async (state) => {
    const { client } = setUp({ [CHECK]: { ...guide.payment, state } });
    expect(await client.checkPayment('key')).toMatchObject({ state });
  });

  test('GET PRICE ESTIMATE: token, quantity and shopToken, unsigned, an answer without result', async () => {
    const { client, asked } = setUp();
    expect(await client.estimatePrice({ token: 'EMT', quantity: '3000' })).toEqual(guide.estimate);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.kanga.exchange/api/tpg/price/estimate',
      body: `{"token":"EMT","quantity":"3000","shopToken":"${credentials.apiKey}"}`,
    });
    expect(asked[0]?.headers).not.toHaveProperty('api-sig');
  });

  test('GET PRICE ESTIMATE: the sample’s address first, then that of the URL line', async () => {
    for (const answer of [
      new Response('<html>', { status: 404 }),
      new Response('<html>'),
      Response.json(fail()),
      new Response(null, { status: 301, headers: { location: 'https://other.example' } }),
    ]) {
      const { client, asked } = setUp({ [ESTIMATE]: () => answer });
      expect(await client.estimatePrice({ token: 'EMT', quantity: '3000' })).toEqual(
        guide.estimate,
      );
      expect(asked.map(({ url }) => url)).toEqual([
        'https://api.kanga.exchange/api/tpg/price/estimate',
        'https://kanga.exchange/tpg/price/estimate',
      ]);
    }
  });

  test('START PAYMENT: currency, amount, transactionKey; name, email, paymentToken, forceCurrency', () => {
    const { client, asked } = setUp();
    const given = {
      currency: 'oPLN',
      amount: '100.00',
      transactionKey: 'ORDER34H773A1',
      name: 'Tea & biscuits: 50 % + a=b?#/ż',
      email: 'ann+tea@shop.example',
      paymentToken: 'LRmVFCEkBPbLjd8vsOADmnbGZYBjOoo6',
      forceCurrency: 'ETH',
    };
    const url = client.paymentUrl(given);
    expect(url.split('?')[0]).toBe(
      'https://kanga.exchange/tpg/payment/V7JM4R4361E80SfSEEffxlhJb2C1d',
    );
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual(given);
    expect(url).toContain('name=Tea%20%26%20biscuits%3A%2050%20%25%20%2B%20a%3Db%3F%23%2F%C5%BC&');
    expect(url).toContain('email=ann%2Btea%40shop.example');
    expect(url).not.toMatch(/[+\s]/);
    expect(asked).toEqual([]);
  });

  test('START PAYMENT: only the three required ones where no other is given', () => {
    const { client } = setUp();
    const required = { currency: 'EMT', amount: '1', transactionKey: 'k' };
    const absent = { name: undefined, email: undefined, forceCurrency: undefined };
    const expected = `https://kanga.exchange/tpg/payment/${credentials.apiKey}?currency=EMT&amount=1&transactionKey=k`;
    expect(client.paymentUrl(required)).toBe(expected);
    expect(client.paymentUrl({ ...required, ...absent })).toBe(expected);
  });

  test('the test call: appId TEST, any nonce, param1, param2, the published secret', async () => {
    const { client, asked, now } = setUp({ '/api/v2/test': { result: 'ok' } });
    expect(await client.test({ nonce: 1234 })).toEqual({ result: 'ok' });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.kanga.exchange/api/v2/test',
      body: '{"appId":"TEST","nonce":1234}',
    });
    expect(asked[0]?.headers['api-sig']).toBe(
      '19626ab50989ecae16031cf6f90c90203d38b1d17797960d38551b80c37449c118e60050f941077c491ff50bdf48d21841a9379026b10903100708745f6c9a12',
    );
    await client.test({ param1: 7, param2: 'żółw' });
    await client.test();
    expect(asked[1]?.body).toBe(`{"appId":"TEST","nonce":${now()},"param1":7,"param2":"żółw"}`);
    expect(asked[1]?.headers['api-sig']).toBe(await signKangaBody(asked[1]?.body ?? '', PUBLISHED));
  });

  test('the test call: a failure without a code', async () => {
    const { client, asked } = setUp({ '/api/v2/test': fail() });
    await expect(client.test()).rejects.toMatchObject({
      code: 'provider_refused',
      providerCode: 'fail',
    });
    expect(asked).toHaveLength(1);
  });

  // "code: integer", and no word of the HTTP status that comes with it.
  describe.for([200, 400, 401, 403, 404, 422, 500])('a failure with HTTP status %i', (status) => {
    const refuse = (code: unknown) => () => Response.json(fail(code), { status });

    test.for([9000, '9000'])('9000 as %j: credentials or nonce (S16)', async (code) => {
      const { client } = setUp({ [CHECK]: refuse(code), [TOKEN]: refuse(code) });
      for (const call of [client.checkPayment('key'), client.createPaymentToken()]) {
        await expect(call).rejects.toMatchObject({
          code: 'credentials_or_nonce',
          providerCode: '9000',
          retryable: false,
          outcomeUnknown: false,
        });
      }
    });

    test('9001: no such transaction (S17)', async () => {
      const { client, asked } = setUp({ [CHECK]: refuse(9001) });
      await expect(client.checkPayment('key')).rejects.toMatchObject({
        code: 'not_found',
        providerCode: '9001',
      });
      expect(asked).toHaveLength(1);
    });

    test.for([
      [9777, '9777'],
      [null, 'fail'],
      [{ toString: 1, valueOf: 1 }, 'fail'],
    ])('a code that no document has: %j', async ([code, providerCode]) => {
      const { client } = setUp({ [CHECK]: refuse(code) });
      await expect(client.checkPayment('key')).rejects.toMatchObject({ providerCode });
    });
  });
});

describe('the nonce', () => {
  test('is a whole number of milliseconds, and grows with every call (S09)', async () => {
    const { client, clock, nonces } = setUp();
    clock.now += 0.75;
    await Promise.all(Array.from({ length: 10 }, () => client.createPaymentToken()));
    const first = Math.trunc(clock.now);
    expect(nonces).toEqual(Array.from({ length: 10 }, (_, index) => first + index));
  });

  test('is in order on the wire, whatever a call takes (S11)', async () => {
    const order: number[] = [];
    const { client } = setUp({
      [TOKEN]: async ({ body }) => {
        await new Promise((resolve) => setTimeout(resolve, order.length === 0 ? 30 : 0));
        order.push(JSON.parse(body).nonce);
        return guide.paymentToken;
      },
    });
    await Promise.all([client.createPaymentToken(), client.createPaymentToken()]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('is fresh in the one retry after a 9000, which is then forgotten (S16, T34)', async () => {
    const { client, bodies, asked } = setUp({ [TOKEN]: [fail(9000), guide.paymentToken] });
    expect(await client.createPaymentToken()).toEqual(guide.paymentToken);
    const [first, second] = bodies();
    expect(second.nonce).toBeGreaterThan(first.nonce);
    expect(asked[1]?.headers['api-sig']).toBe(
      await signKangaBody(asked[1]?.body ?? '', credentials.apiSecret),
    );
  });

  test('is blamed after the second 9000, with the likely causes (S16, T34)', async () => {
    const { client, asked } = setUp({ [CHECK]: fail(9000) });
    const error = await client.checkPayment('key').catch((e) => e);
    expect(asked).toHaveLength(2);
    expect(error).toMatchObject({ code: 'credentials_or_nonce', provider: 'kanga' });
    expect(error.message).toBe(
      'Kanga refused checkPayment (200, 9000): a wrong key or secret, another program with this key, an expired lease, or a greater nonce before (in microseconds, or by a clock that was ahead).',
    );
  });

  test('of a clock that was ahead, forgotten in a restart, ends in an error that says so (S14)', async () => {
    const account = kangaAccount();
    const { fetch, now, clock } = account;
    const start = () =>
      createKangaClient({ ...credentials, fetch, now, sequence: inMemorySequence() });
    const before = start();
    clock.now += 24 * 3_600_000;
    await before.createPaymentToken();
    clock.now -= 24 * 3_600_000;
    await before.createPaymentToken();
    const restarted = start().createPaymentToken();
    await expect(restarted).rejects.toMatchObject({ code: 'credentials_or_nonce' });
    await expect(restarted).rejects.toThrow('a clock that was ahead');
    // Nothing was remembered but in memory.
    await before.createPaymentToken();
  });

  test('passes one that was in seconds, and names microseconds where they were used (S15)', async () => {
    const account = setUp();
    account.lastNonce = Math.trunc(account.now() / 1000);
    await account.client.createPaymentToken();
    account.lastNonce = account.now() * 1000;
    await expect(account.client.createPaymentToken()).rejects.toThrow('microseconds');
  });

  test('goes on in microseconds where the sequence is told to count so (S15)', async () => {
    const inner = inMemorySequence();
    const account = setUp({}, { sequence: (atLeast, call) => inner(atLeast * 1000, call) });
    account.lastNonce = (account.now() - 1) * 1000;
    await account.client.createPaymentToken();
    expect(account.nonces).toEqual([account.now() * 1000]);
  });

  test('is used once: nothing signed is sent again after a broken connection or a 500', async () => {
    for (const answer of [
      () => Promise.reject(new TypeError('fetch failed')),
      () => Response.json({}, { status: 503 }),
      () => new Response('<html>'),
    ]) {
      const { client, asked } = setUp({ [CHECK]: answer });
      await expect(client.checkPayment('key')).rejects.toMatchObject({
        retryable: true,
        outcomeUnknown: false,
      });
      expect(asked).toHaveLength(1);
    }
  });
});

describe('answers', () => {
  test('keep every digit, also of JSON numbers', async () => {
    const text =
      '{"BTC":0.00150000000000000001,"ETH":6.85E-2,"EMT":"3090","oPLN":98765432109876543.21}';
    const { client } = setUp({ [ESTIMATE]: () => new Response(text) });
    expect(await client.estimatePrice({ token: 'EMT', quantity: '3000' })).toEqual({
      BTC: '0.00150000000000000001',
      ETH: '6.85E-2',
      EMT: '3090',
      oPLN: '98765432109876543.21',
    });
    const check = '{"result":"ok","currency":"BTC","amount":0.0100,"state":"ACTIVE"}';
    const { client: other } = setUp({ [CHECK]: () => new Response(check) });
    expect(await other.checkPayment('key')).toMatchObject({ amount: '0.0100' });
  });

  test.for([[null], [[]], ['ok'], [{ EMT: 'many' }], [{ EMT: null }], [{ EMT: '-1' }]])(
    'that are no estimate are refused: %j',
    async ([answer]) => {
      const unreadable = () => Response.json(answer);
      const { client } = setUp({ [ESTIMATE]: unreadable, '/tpg/price/estimate': unreadable });
      const estimate = client.estimatePrice({ token: 'EMT', quantity: '3000' });
      await expect(estimate).rejects.toMatchObject({ code: 'provider_invalid_response' });
    },
  );

  test.for([
    [CHECK, null],
    [CHECK, { currency: 'BTC', amount: '0.01', state: 'FINALIZED' }],
    [CHECK, 7],
    [CHECK, { ...guide.payment, amount: {} }],
    [TOKEN, { result: 'ok' }],
    [TOKEN, { result: 'OK', paymentToken: 'x' }],
  ] as const)('of %s that no document shows are refused: %j', async ([path, answer]) => {
    const { client } = setUp({ [path]: () => Response.json(answer) });
    const call = path === CHECK ? client.checkPayment('key') : client.createPaymentToken();
    await expect(call).rejects.toMatchObject({ code: 'provider_invalid_response' });
  });

  test.for([
    [401, 'credentials_refused'],
    [403, 'credentials_refused'],
    [404, 'provider_refused'],
    [429, 'rate_limited'],
    [500, 'provider_unavailable'],
  ] as const)('without an envelope count by their status: %i', async ([status, code]) => {
    const { client, asked } = setUp({ [CHECK]: () => new Response('<html>', { status }) });
    await expect(client.checkPayment('key')).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });
});

describe('addresses and credentials', () => {
  test('go below the URLs that were given, with or without a slash at the end', async () => {
    const urls = {
      baseUrl: 'http://127.0.0.1:4000/kanga/',
      webUrl: 'http://127.0.0.1:4000/kanga//',
    };
    const { client, asked } = setUp({ '/kanga/api/tpg/price/estimate': guide.estimate }, urls);
    await client.estimatePrice({ token: 'EMT', quantity: '1' });
    expect(asked[0]?.url).toBe('http://127.0.0.1:4000/kanga/api/tpg/price/estimate');
    const url = client.paymentUrl({ currency: 'EMT', amount: '1', transactionKey: 'k' });
    expect(url).toContain(`http://127.0.0.1:4000/kanga/tpg/payment/${credentials.apiKey}?`);
  });

  test('estimateUrl takes the place of both', async () => {
    const estimateUrl = 'https://rates.example/estimate';
    const { client, asked } = setUp({ '/estimate': fail() }, { estimateUrl });
    await expect(client.estimatePrice({ token: 'EMT', quantity: '1' })).rejects.toMatchObject({
      code: 'provider_refused',
    });
    expect(asked.map(({ url }) => url)).toEqual([estimateUrl]);
  });

  test.for([
    { apiKey: undefined },
    { apiSecret: undefined },
    { apiSecret: '' },
    { baseUrl: 'http://api.example' },
    { baseUrl: 'nonsense' },
  ])('send nothing with %j, and use no nonce', async (options) => {
    let drawn = 0;
    const sequence: KangaClientOptions['sequence'] = (atLeast, call) => {
      drawn += 1;
      return call(atLeast);
    };
    const { client, asked } = setUp({}, { ...options, sequence });
    const invalid = { code: 'invalid_configuration', provider: 'kanga' };
    await expect(client.checkPayment('key')).rejects.toMatchObject(invalid);
    await expect(client.createPaymentToken()).rejects.toMatchObject(invalid);
    expect(asked).toEqual([]);
    expect(drawn).toBe(0);
  });

  test.for([{ apiKey: undefined }, { baseUrl: 'http://api.example', webUrl: 'http://x.example' }])(
    'ask for no estimate with %j',
    async (options) => {
      const { client, asked } = setUp({}, options);
      await expect(client.estimatePrice({ token: 'EMT', quantity: '1' })).rejects.toMatchObject({
        code: 'invalid_configuration',
      });
      expect(asked).toEqual([]);
    },
  );

  test('need no account for the test call, but a safe address', async () => {
    const nobody = { apiKey: undefined, apiSecret: undefined };
    const { client } = setUp({ '/api/v2/test': { result: 'ok' } }, nobody);
    expect(await client.test()).toEqual({ result: 'ok' });
    const unsafe = setUp({}, { ...nobody, baseUrl: 'http://kanga.dev' });
    await expect(unsafe.client.test()).rejects.toMatchObject({ code: 'invalid_configuration' });
    expect(unsafe.asked).toEqual([]);
  });

  test('let no key lead to another page', () => {
    const { client } = setUp({}, { apiKey: '../../x?y#z' });
    const url = client.paymentUrl({ currency: 'EMT', amount: '1', transactionKey: 'k' });
    expect(url).toMatch(
      /^https:\/\/kanga\.exchange\/tpg\/payment\/\.\.%2F\.\.%2Fx%3Fy%23z\?currency=/,
    );
  });

  test.for([
    { apiKey: undefined },
    { webUrl: 'javascript:alert(1)//' },
    { webUrl: 'http://x.example' },
  ])('make no address with %j', (options) => {
    const { client } = setUp({}, options);
    const make = () => client.paymentUrl({ currency: 'EMT', amount: '1', transactionKey: 'k' });
    expect(make).toThrow(expect.objectContaining({ code: 'invalid_configuration' }));
  });

  test('show no secret in an error, even where Kanga echoes it, nor when they are printed', async () => {
    const echo = { ...fail(`${credentials.apiSecret}`), message: credentials.apiSecret };
    const { client } = setUp({ [CHECK]: () => Response.json(echo, { status: 400 }) });
    const shown = inspect(await client.checkPayment('key').catch((e) => e), { depth: 9 });
    expect(shown).toContain('CheckoutError');
    expect(shown).not.toContain(credentials.apiSecret);
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(credentials.apiSecret);
    expect(JSON.stringify(client)).toBe('{"provider":"kanga"}');
  });
});
