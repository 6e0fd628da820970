import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  created,
  credentials,
  fail,
  kryptoswapAccount,
  ok,
  ROUTE_ID,
  routeInfo,
  SECRET,
} from './account.fixture.ts';
import { type CreateOrderInput, createKryptoswapClient } from './client.ts';

const asked = { orderUID: '1409', orderSecret: SECRET };
const input: CreateOrderInput = { routeId: ROUTE_ID, amount: '100.00', agreement: true };

function setUp(
  answers: Parameters<typeof kryptoswapAccount>[0] = {},
  more: Parameters<typeof createKryptoswapClient>[0] = credentials,
) {
  const account = kryptoswapAccount(answers);
  const client = createKryptoswapClient({ ...more, fetch: account.fetch, now: account.now });
  return { ...account, client };
}

describe('every call', () => {
  const calls = [
    ['getRoutes', 'GET', 'route/get'],
    ['getRoute', 'GET', 'route/get/one'],
    ['createOrder', 'POST', 'order/create'],
    ['getOrder', 'GET', 'order/get'],
    ['updateOrderStatus', 'PUT', 'order/update-status'],
  ] as const;
  type Client = ReturnType<typeof createKryptoswapClient>;
  const run = (client: Client, name: (typeof calls)[number][0]) => {
    if (name === 'getRoutes') return client.getRoutes();
    if (name === 'getRoute') return client.getRoute({ id: ROUTE_ID });
    if (name === 'createOrder') return client.createOrder(input);
    if (name === 'getOrder') return client.getOrder(asked);
    return client.updateOrderStatus({ ...asked, status: 'inProgress' });
  };

  test.for(calls)('%s is a signed %s of %s, with the time in ms', async ([name, method, path]) => {
    const { client, asked: sent, now } = setUp();
    await run(client, name);
    // The account refuses a hash that it does not come to itself.
    expect(sent).toMatchObject([
      { method, path, headers: { apikey: credentials.apiKey, hash: expect.any(String) } },
    ]);
    expect(sent[0]?.query.time).toBe(`${now()}`);
  });

  test.for(calls)('%s goes out unsigned without credentials', async ([name]) => {
    const { client, asked: sent, now } = setUp({}, {});
    await run(client, name);
    expect(sent[0]?.query.time).toBe(`${now()}`);
    expect(sent[0]?.headers).not.toHaveProperty('apikey');
    expect(sent[0]?.headers).not.toHaveProperty('hash');
  });

  test.for([
    { apiKey: credentials.apiKey },
    { apiSecret: credentials.apiSecret },
    { baseUrl: 'http://exchange.example' },
  ])('asks nobody with %j', async (more) => {
    const { client, asked: sent } = setUp({}, more);
    await expect(client.getRoutes()).rejects.toMatchObject({ code: 'invalid_configuration' });
    expect(sent).toEqual([]);
  });

  test('goes to another base URL, with or without a slash at its end', async () => {
    for (const baseUrl of ['https://x.example/v1', 'https://x.example/v1/']) {
      const urls: string[] = [];
      const fetch = async (request: unknown) => {
        urls.push((request as Request).url);
        return Response.json(ok({ routes: [] }));
      };
      expect(await createKryptoswapClient({ baseUrl, fetch, now: () => 7 }).getRoutes()).toEqual(
        [],
      );
      expect(urls).toEqual(['https://x.example/v1/public/exchanger/route/get?time=7']);
    }
  });

  test('shows nothing secret when it is printed (T36)', () => {
    expect(JSON.stringify(setUp().client)).toBe('{"provider":"kryptoswap"}');
    expect(inspect(setUp().client)).not.toContain(credentials.apiSecret);
  });
});

describe('getRoutes', () => {
  test('sends fromCurrencyId and toCurrencyId, and gives the routes', async () => {
    const { client, asked: sent } = setUp();
    const routes = await client.getRoutes({ fromCurrencyId: 'a', toCurrencyId: 'b' });
    expect(sent[0]?.query).toMatchObject({ fromCurrencyId: 'a', toCurrencyId: 'b' });
    expect(routes).toMatchObject([{ routeId: ROUTE_ID, from: { xml: 'USDTTRC20' } }]);
  });

  test('reads an answer that is called `result`, as in older calls', async () => {
    const answer = { success: true, result: { routes: [routeInfo] } };
    expect(await setUp({ 'route/get': answer }).client.getRoutes()).toHaveLength(1);
  });
});

describe('getRoute', () => {
  test.for([
    [{ id: ROUTE_ID, lang: 'ru' }, 'route/get/one'],
    [{ xmlIn: 'ETH', xmlOut: 'WMZ' }, 'route/get/one/by-xml'],
    [{ friendlyURL: 'eth-to-wmz', lang: 'en' }, 'route/get/one/by-friendlyURL'],
  ] as const)('asks by %j at %s', async ([query, path]) => {
    const { client, asked: sent } = setUp({ [path]: ok({ route: routeInfo }) });
    await client.getRoute(query);
    expect(sent).toMatchObject([{ path, query }]);
  });

  test('gives every number as a text: min, max, rate, reserve, fee, decimals', async () => {
    expect(await setUp().client.getRoute({ id: ROUTE_ID })).toMatchObject({
      from: { min: '10', max: '5000', decimal: '2' },
      rate: { in: '1', out: '0.98', amount: '20000', outFeeAmount: '1' },
    });
  });
});

describe('createOrder', () => {
  const full: CreateOrderInput = {
    routeId: ROUTE_ID,
    partner: 'p7',
    amount: '100.50',
    fromValues: [{ key: 'f1', value: 'T1' }],
    toValues: [{ key: 't1', value: '4111' }],
    routeValues: [{ key: 'r1', value: '@ann' }],
    lang: 'uk',
    agreement: true,
    hideOutData: true,
    clientCallbackUrl: 'https://shop.example/back',
    ipnUrl: 'https://shop.example/ipn',
    ipnSecret: 'the-secret-of-this-order',
    email: 'ann@shop.example',
    captcha: 'c',
    skipPreview: true,
    disableEmailNotify: true,
    additionalServices: ['s1'],
    extraData: { order: '1042' },
  };

  test.for(Object.keys(full))('sends %s', async (name) => {
    const { client, bodyOf } = setUp();
    await client.createOrder(full);
    const expected = { ...full, amount: 100.5 };
    expect(bodyOf('order/create')[name]).toEqual(expected[name as keyof typeof expected]);
  });

  test('sends the client’s partner and language where it is told no other', async () => {
    const { client, bodyOf } = setUp({}, { ...credentials, partner: 'p1', lang: 'ru' });
    await client.createOrder({ ...input, partner: undefined });
    expect(bodyOf('order/create')).toEqual({
      ...{ routeId: ROUTE_ID, amount: 100, agreement: true },
      ...{ partner: 'p1', lang: 'ru' },
    });
  });

  test.for([
    ['100.00', '100'],
    ['-317.42', '-317.42'],
    ['0.0000001', '1e-7'],
    ['123456789012.345', '123456789012.345'],
  ] as const)('sends the amount %s as the number %s', async ([amount, written]) => {
    const { client, asked: sent } = setUp();
    await client.createOrder({ ...input, amount });
    expect(sent[0]?.body).toContain(`"amount":${written}`);
  });

  test.for(['', '-', '0', '-0.00', 'NaN', '1e400', '1,5', '+1', '--1', '0.1234567890123456789'])(
    'does not send the amount %j',
    async (amount) => {
      const { client, asked: sent } = setUp();
      const attempt = client.createOrder({ ...input, amount });
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_request' });
      expect(sent).toEqual([]);
    },
  );

  test.for([
    ['partner', 100],
    ['clientCallbackUrl', 200],
    ['ipnUrl', 200],
    ['ipnSecret', 200],
  ] as const)('sends a %s of %i characters, and no longer one', async ([name, length]) => {
    const { client, asked: sent } = setUp();
    await client.createOrder({ ...input, [name]: 'x'.repeat(length) });
    const attempt = client.createOrder({ ...input, [name]: 'x'.repeat(length + 1) });
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid_configuration',
      message: expect.stringContaining(name),
      outcomeUnknown: false,
    });
    expect(sent).toHaveLength(1);
  });

  test('gives uid and secret, and the amounts wherever they stand', async () => {
    const { client } = setUp();
    expect(await client.createOrder(input)).toMatchObject({
      ...{ uid: '1409', secret: SECRET, inAmount: '103.07', outAmount: '100' },
    });
    const route = { inAmount: '1', outAmount: 2, status: 'new', expiresAt: null };
    const nested = setUp({ 'order/create': ok({ ...created, route }) });
    expect(await nested.client.createOrder(input)).toMatchObject({
      route: { inAmount: '1', outAmount: '2', status: 'new', expiresAt: null },
    });
  });

  test.for([
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['a 502', () => new Response('', { status: 502 })],
    ['no JSON', () => new Response('<html>')],
    ['no secret', () => Response.json(ok({ uid: 1409 }))],
    ['a secret that is none', () => Response.json(ok({ uid: 1409, secret: 'a/b' }))],
    ['a uid that is none', () => Response.json(ok({ ...created, uid: -1 }))],
    ['no envelope', () => Response.json(created)],
  ] as const)('after %s it is not known whether there is an order (S47)', async ([, answer]) => {
    const { client, asked: sent } = setUp({ 'order/create': answer });
    await expect(client.createOrder(input)).rejects.toMatchObject({
      outcomeUnknown: true,
      retryable: false,
    });
    // It has no idempotency key.
    expect(sent).toHaveLength(1);
  });

  test.for([
    [200, 6231546409213868, 'provider_refused'],
    [400, 6231546409213868, 'provider_refused'],
    [200, 5001670807585394, 'amount_too_large'],
    [200, 1601588666628861, 'credentials_refused'],
    [200, 1234567890123456, 'provider_refused'],
    [200, undefined, 'provider_refused'],
    [401, undefined, 'credentials_refused'],
    [429, undefined, 'rate_limited'],
  ] as const)('a refusal with %i and %s is %s', async ([status, errorCode, code]) => {
    const object = { fieldId: 'f1', nameField: 'Wallet', err: 'regexp', type: 'from' };
    const answer = () => Response.json(fail(errorCode, { object }), { status });
    const { client } = setUp({ 'order/create': answer });
    await expect(client.createOrder(input)).rejects.toMatchObject({
      code,
      providerCode: `${errorCode ?? status}`,
      details: object,
      outcomeUnknown: false,
    });
  });
});

describe('getOrder', () => {
  test('sends orderUID, orderSecret and type, and gives the order without its template', async () => {
    const { client, asked: sent } = setUp();
    const answer = await client.getOrder({ ...asked, type: 'payment' });
    expect(sent[0]?.query).toMatchObject({ ...asked, type: 'payment' });
    expect(answer).toMatchObject({ order: { uid: '1409', inAmount: '103.07' }, verifications: [] });
    expect(JSON.stringify(answer)).toContain('walletAddr');
    expect(JSON.stringify(answer)).not.toContain('steal');
  });

  test.for([null, 'x', { data: 'x' }, { data: { merchantData: ['x'] } }])(
    'reads an order whose payment data is %j',
    async (merchant) => {
      const order = { uid: 1, status: 'new', route: { from: { paymentDetails: { merchant } } } };
      const { client } = setUp({ 'order/get': ok({ order }) });
      expect(await client.getOrder(asked)).toMatchObject({ order: { status: 'new' } });
    },
  );

  test('tells nothing secret in an error, whatever is echoed (T36)', async () => {
    const message = `no order ${SECRET} for ${credentials.apiSecret}`;
    const answer = fail(7, { message, object: { nameField: SECRET } });
    const { client } = setUp({ 'order/get': answer });
    const error = await client.getOrder(asked).catch((cause: unknown) => cause);
    const shown = `${inspect(error, { depth: 9 })}${JSON.stringify(error)}`;
    expect(shown).toContain('refused getOrder');
    for (const hidden of [SECRET, credentials.apiSecret, 'at x']) {
      expect(shown).not.toContain(hidden);
    }
  });
});

test('updateOrderStatus sends orderUID, orderSecret and status', async () => {
  const { client, bodyOf } = setUp();
  await client.updateOrderStatus({ ...asked, status: 'inProgress' });
  expect(bodyOf('order/update-status')).toEqual({
    ...{ orderUID: 1409, orderSecret: SECRET, status: 'inProgress' },
  });
});

describe('the pages', () => {
  const page = { uid: '1409', secret: SECRET };

  test('have the guide’s addresses', () => {
    const { client } = setUp();
    expect(client.paymentUrl(page)).toBe(`https://www.kryptoswap.io/en/payment/1409/${SECRET}`);
    expect(client.orderUrl(page)).toBe(`https://www.kryptoswap.io/en/order/1409/${SECRET}`);
  });

  test('are of another site and language where told so', () => {
    const { client } = setUp({}, { siteUrl: 'https://swap.example/', lang: 'ru' });
    expect(client.paymentUrl(page)).toBe(`https://swap.example/ru/payment/1409/${SECRET}`);
    expect(client.orderUrl({ ...page, lang: 'es' })).toContain('/es/order/');
  });

  test('let nothing lead elsewhere', () => {
    const { client } = setUp();
    expect(client.paymentUrl({ uid: '../..', secret: 'a?b#c/d' })).toBe(
      'https://www.kryptoswap.io/en/payment/..%2F../a%3Fb%23c%2Fd',
    );
    const unsafe = setUp({}, { siteUrl: 'http://swap.example' }).client;
    expect(() => unsafe.paymentUrl(page)).toThrow(
      expect.objectContaining({ code: 'invalid_configuration' }),
    );
  });
});
