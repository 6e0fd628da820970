import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  callback,
  credentials,
  ID,
  intent,
  kryptogoAccount,
  ok,
  transfer,
} from './account.fixture.ts';
import { createKryptogoClient, type KryptogoClientOptions } from './client.ts';

type Answers = Parameters<typeof kryptogoAccount>;
const HOST = 'https://wallet.kryptogo.app/v1/studio/api';
const asked300 = { fiat_amount: '300', fiat_currency: 'TWD' } as const;

function setUp(answers: Answers = [], more: Partial<KryptogoClientOptions> = {}) {
  const account = kryptogoAccount(...answers);
  const { fetch, now } = account;
  return {
    ...account,
    client: createKryptogoClient({ ...credentials, fetch, now, ...more }),
  };
}

/** As they come out of an answer: every number as a text. */
const texts = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'number' ? `${value}` : value,
    ]),
  );

describe('what the documents say', () => {
  test('create: X-Client-ID, X-STUDIO-API-KEY, Origin, and the two required fields', async () => {
    const { client, asked } = setUp();
    expect(await client.createPaymentIntent(asked300)).toEqual(texts(intent));
    expect(asked).toEqual([
      {
        method: 'POST',
        url: `${HOST}/payment/intent`,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-client-id': credentials.clientId,
          'x-studio-api-key': credentials.apiKey,
          origin: credentials.siteOrigin,
        },
        body: '{"fiat_amount":"300","fiat_currency":"TWD"}',
      },
    ]);
  });

  test('create: fiat_amount, fiat_currency, callback_url, order_data, group_key, as the guide has them', async () => {
    const { client, bodies } = setUp();
    const advanced = {
      fiat_amount: '100',
      fiat_currency: 'TWD',
      callback_url: 'https://your-server.com/payment/callback',
      order_data: {
        orderId: '12345',
        productName: 'Product Name',
        customerInfo: { id: 'user123', email: 'user@example.com' },
      },
      group_key: 'product_purchase',
    } as const;
    await client.createPaymentIntent(advanced);
    expect(bodies()).toEqual([advanced]);
  });

  test.for(['TWD', 'USD'] as const)('create: prices in %s', async (fiat_currency) => {
    const { client, bodies } = setUp([ok({ ...intent, fiat_currency })]);
    const made = await client.createPaymentIntent({ ...asked300, fiat_currency });
    expect([made.fiat_currency, bodies()[0].fiat_currency]).toEqual([fiat_currency, fiat_currency]);
  });

  test('get: by id, without a body', async () => {
    const { client, asked } = setUp();
    expect(await client.getPaymentIntent(ID)).toEqual(texts(intent));
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: `${HOST}/payment/intent/${ID}`,
      body: '',
      headers: { 'x-client-id': credentials.clientId, origin: credentials.siteOrigin },
    });
  });

  test('get: what the guide’s callback has besides, of the same names and later ones', async () => {
    const more = {
      ...callback,
      payment_tx_timestamp: 1795256999,
      aggregation_tx_hash: '0xaaa',
      received_crypto_amount: '9.23',
      aggregated_crypto_amount: '9.13',
      refund_tx_hash: '0xbbb',
      refund_amount: '9.00',
    };
    const { client } = setUp([ok({ ...intent, ...more })]);
    expect(await client.getPaymentIntent(ID)).toEqual(texts({ ...intent, ...more }));
  });

  test.for(['pending', 'success', 'expired', 'insufficient_not_refunded', 'insufficient_refunded'])(
    'get: the status %s',
    async (status) => {
      const { client } = setUp([ok({ ...intent, status })]);
      expect(await client.getPaymentIntent(ID)).toMatchObject({ status });
    },
  );

  test.for([
    [undefined, ''],
    [{}, ''],
    [{ group_key: 'a b', page: '2' }, '?group_key=a+b&page=2'],
  ] as const)('list: the query %j as it is, and the data as it is', async ([query, search]) => {
    for (const data of [[intent], { payment_intents: [intent], total: 1 }]) {
      const { client, asked } = setUp([ok(data)]);
      const list = await client.listPaymentIntents(query);
      expect(JSON.stringify(list)).toContain(`"payment_intent_id":"${ID}"`);
      expect(Array.isArray(list)).toBe(Array.isArray(data));
      expect(asked[0]).toMatchObject({ method: 'GET', url: `${HOST}/payment/intents${search}` });
    }
  });

  test('transfer: chain_id, contract_address, amount, wallet_address, with the key and the type alone', async () => {
    const { client, asked, bodies } = setUp([ok(transfer.data)]);
    expect(await client.transfer(transfer.input)).toEqual({
      id: '1-1627380000-1',
      tx_hash: '0x1234567890abcdef',
      transfer_time: '1627380000',
    });
    expect(bodies()).toEqual([transfer.input]);
    expect(asked[0]).toMatchObject({ method: 'POST', url: `${HOST}/asset_pro/transfer` });
    expect(asked[0]?.headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-studio-api-key': credentials.apiKey,
    });
  });

  test('transfer: needs neither a client id nor an origin', async () => {
    const alone = { clientId: undefined, siteOrigin: undefined };
    const { client } = setUp([ok(transfer.data)], alone);
    expect(await client.transfer(transfer.input)).toMatchObject({ id: '1-1627380000-1' });
    await expect(client.getPaymentIntent(ID)).rejects.toMatchObject({
      code: 'invalid_configuration',
    });
  });
});

describe('a refusal', () => {
  const calls = {
    createPaymentIntent: ({ client }: ReturnType<typeof setUp>) =>
      client.createPaymentIntent(asked300),
    getPaymentIntent: ({ client }: ReturnType<typeof setUp>) => client.getPaymentIntent(ID),
    listPaymentIntents: ({ client }: ReturnType<typeof setUp>) => client.listPaymentIntents(),
    transfer: ({ client }: ReturnType<typeof setUp>) => client.transfer(transfer.input),
  };

  // No document says with which status a code comes.
  const statuses = [200, 400, 401, 404, 500];
  test.for([
    [4001, 'credentials_refused'],
    [4002, 'credentials_refused'],
    [4006, 'not_found'],
    [4015, 'insufficient_balance'],
  ] as const)('with the code %i is %s, whatever its HTTP status', async ([code, expected]) => {
    for (const status of statuses) {
      for (const call of Object.values(calls)) {
        // A read would be repeated first.
        if (
          status === 500 &&
          (call === calls.getPaymentIntent || call === calls.listPaymentIntents)
        )
          continue;
        const account = setUp([Response.json({ code, message: 'No.' }, { status })]);
        await expect(call(account)).rejects.toMatchObject({
          code: expected,
          provider: 'kryptogo',
          providerCode: `${code}`,
          outcomeUnknown: false,
          retryable: false,
        });
      }
    }
  });

  test('4015 of a transfer tells the insufficient_amount', async () => {
    const { client, asked } = setUp([transfer.refusal]);
    await expect(client.transfer(transfer.input)).rejects.toMatchObject({
      code: 'insufficient_balance',
      details: { insufficient_amount: '123.456' },
      message: expect.stringContaining('Balance not enough'),
      outcomeUnknown: false,
    });
    expect(asked).toHaveLength(1);
  });

  test('with a code that no document has leaves open what was done, unless the status tells', async () => {
    for (const [status, outcomeUnknown] of [
      [200, true],
      [500, true],
      [400, false],
    ] as const) {
      const { client } = setUp([Response.json({ code: 4009, message: 'No.' }, { status })]);
      await expect(client.transfer(transfer.input)).rejects.toMatchObject({
        providerCode: '4009',
        outcomeUnknown,
      });
    }
  });

  test('is not hidden by a status that is a success (S18)', async () => {
    for (const body of [{ code: 5000, data: intent }, intent, { data: intent }, {}, [], null]) {
      const { client } = setUp([Response.json(body)]);
      await expect(client.getPaymentIntent(ID)).rejects.toMatchObject({ name: 'CheckoutError' });
    }
  });

  test('is not hidden by the code 0 of an answer that is none', async () => {
    const { client } = setUp([Response.json(ok(intent), { status: 400 })]);
    await expect(client.getPaymentIntent(ID)).rejects.toMatchObject({ code: 'provider_refused' });
  });
});

describe('a lost answer', () => {
  const lost: [string, () => Promise<Response>][] = [
    ['a connection that broke', () => Promise.reject(new TypeError('fetch failed'))],
    ['a gateway', async () => new Response('<html>', { status: 502 })],
    ['half a body', async () => new Response('{"code":0,"data":{"payment_in')],
    ['other fields', async () => Response.json(ok({ name: 'intent' }))],
  ];

  test.for(lost)(
    'of a creation or a transfer leaves its outcome unknown, and is not asked for again: %s (S47)',
    async ([, answer]) => {
      for (const run of [
        (client: ReturnType<typeof setUp>['client']) => client.createPaymentIntent(asked300),
        (client: ReturnType<typeof setUp>['client']) => client.transfer(transfer.input),
      ]) {
        const { client, asked } = setUp([answer]);
        await expect(run(client)).rejects.toMatchObject({
          outcomeUnknown: true,
          retryable: false,
          message: expect.stringContaining('do not repeat it blindly'),
        });
        expect(asked).toHaveLength(1);
      }
    },
  );

  test('of a read is asked for again', async () => {
    const { client, asked } = setUp([
      () => Promise.reject(new TypeError('fetch failed')),
      ok(intent),
    ]);
    expect(await client.getPaymentIntent(ID)).toMatchObject({ payment_intent_id: ID });
    expect(asked).toHaveLength(2);
  });
});

describe('before any call', () => {
  test.for(['0', '0.009', '0.00', '0.0099999'])(
    'the fiat_amount %s is too small',
    async (fiat_amount) => {
      const { client, asked } = setUp();
      await expect(client.createPaymentIntent({ ...asked300, fiat_amount })).rejects.toMatchObject({
        code: 'amount_too_small',
        provider: 'kryptogo',
      });
      expect(asked).toEqual([]);
    },
  );

  test.for(['0.01', '0.010', '1e-2', '100'])('the fiat_amount %s is taken', async (fiat_amount) => {
    const { client, bodies } = setUp();
    await client.createPaymentIntent({ ...asked300, fiat_amount });
    expect(bodies()[0].fiat_amount).toBe(fiat_amount);
  });

  test.for(['', '1,00', '-1', 'NaN', '٣'])('the fiat_amount %j is none', async (fiat_amount) => {
    const { client, asked } = setUp();
    const creating = client.createPaymentIntent({ ...asked300, fiat_amount });
    await expect(creating).rejects.toMatchObject({ code: 'invalid_request' });
    expect(asked).toEqual([]);
  });

  test('order_data is counted as it is sent: 1000 characters are taken, one more is not', async () => {
    const dataOf = (length: number) => ({ text: 'é'.repeat(length - '{"text":""}'.length) });
    const { client, asked } = setUp();
    await client.createPaymentIntent({ ...asked300, order_data: dataOf(1000) });
    expect(asked).toHaveLength(1);
    const creating = client.createPaymentIntent({ ...asked300, order_data: dataOf(1001) });
    await expect(creating).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/1001 characters as JSON.*at most 1000/),
    });
    expect(asked).toHaveLength(1);
  });

  test('order_data that is no object is refused', async () => {
    const { client, asked } = setUp();
    for (const order_data of [[], () => 1, null, 'text', 7]) {
      const input = { ...asked300, order_data: order_data as object };
      await expect(client.createPaymentIntent(input)).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
    expect(asked).toEqual([]);
  });

  test.for(['', '.', '..', '../transfer', 'a/b', 'a?b', 'a b', `${'a'.repeat(129)}`])(
    'the id %j leads nowhere else',
    async (id) => {
      const { client, asked } = setUp();
      await expect(client.getPaymentIntent(id)).rejects.toMatchObject({ code: 'invalid_request' });
      expect(asked).toEqual([]);
    },
  );

  test.for([
    { clientId: undefined },
    { apiKey: undefined },
    { apiKey: `${credentials.apiKey}\r\nx-other: 1` },
    { siteOrigin: undefined },
    { baseUrl: 'http://wallet.kryptogo.app' },
    { baseUrl: 'https://user@wallet.kryptogo.app' },
  ])('what can not be sent is told: %j (T25)', async (more) => {
    const { client, asked } = setUp([], more);
    await expect(client.getPaymentIntent(ID)).rejects.toMatchObject({
      code: 'invalid_configuration',
    });
    expect(asked).toEqual([]);
  });
});

test('keeps to the path of a baseUrl, with or without a slash at its end', async () => {
  for (const baseUrl of ['https://proxy.example/kryptogo', 'https://proxy.example/kryptogo//']) {
    const { client, asked } = setUp([], { baseUrl });
    await client.getPaymentIntent(ID);
    expect(asked[0]?.url).toMatch(/^https:\/\/proxy\.example\/kryptogo\/+v1\/studio\/api\/payment/);
  }
});

test('shows its key to nobody who prints it, or an error that echoes it (T36)', async () => {
  const echo = {
    code: 4002,
    message: `bad ${credentials.apiKey}`,
    data: { k: credentials.apiKey },
  };
  const { client } = setUp([Response.json(echo, { status: 401 })]);
  const error = await client.transfer(transfer.input).catch((reason) => reason);
  expect(error).toMatchObject({ code: 'credentials_refused' });
  const printed = [client, error].map((value) => inspect(value, { depth: 9, showHidden: true }));
  expect(printed.join() + JSON.stringify([client, error])).not.toContain(credentials.apiKey);
});
