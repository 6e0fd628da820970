import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { PricedOrder } from '../../provider.ts';
import {
  callback,
  credentials,
  due,
  ID,
  intent,
  kryptogoAccount,
  ok,
  order,
  payment,
} from './account.fixture.ts';
import type { KryptogoOptions } from './options.ts';
import { kryptogo } from './provider.ts';

function setUp(
  answers: Parameters<typeof kryptogoAccount> = [],
  more: Partial<KryptogoOptions> = {},
) {
  return { ...kryptogoAccount(...answers), provider: kryptogo({ ...credentials, ...more }) };
}

const none = { asset: undefined };

describe('check', () => {
  const { provider } = setUp();
  const priced = (amount: string): PricedOrder => ({
    ...order,
    price: { amount, currency: 'USD' },
  });

  test('takes nothing below 0.01, before anything is written', () => {
    for (const amount of ['0.009', '0.0001'])
      expect(() => provider.check(priced(amount), none)).toThrow(
        expect.objectContaining({ code: 'amount_too_small', provider: 'kryptogo' }),
      );
    for (const amount of ['0.01', '0.010', '100']) provider.check(priced(amount), none);
  });

  test('takes no order data of more than 1000 characters, and says whose it is', () => {
    const withData = (orderData: unknown) => ({ ...order, provider: { kryptogo: { orderData } } });
    provider.check(withData({ text: 'x'.repeat(989) }), none);
    for (const orderData of [{ text: 'x'.repeat(990) }, [], 'text'])
      expect(() => provider.check(withData(orderData), none)).toThrow(
        expect.objectContaining({ code: 'invalid_configuration' }),
      );
    // What a shop's database has where it knows nothing.
    for (const kept of [undefined, null, {}, { orderData: null, groupKey: null }])
      provider.check({ ...order, provider: { kryptogo: kept } }, none);
  });

  test('takes no group key that is no text', () => {
    const odd = { ...order, provider: { kryptogo: { groupKey: 7 } } };
    expect(() => provider.check(odd, none)).toThrow(
      expect.objectContaining({ code: 'invalid_configuration' }),
    );
  });

  test.for([
    ['USDT', undefined, true],
    ['USDC', undefined, false],
    ['BTC', undefined, false],
    ['USDC', 'USDC', true],
    ['USDT', 'USDC', false],
  ] as const)('asked for %s, with token %s: %s', ([asset, token, isTaken]) => {
    const check = () => setUp([], { token }).provider.check(order, { asset });
    if (isTaken) check();
    else expect(check).toThrow(expect.objectContaining({ code: 'asset_not_supported' }));
  });
});

describe('quote', () => {
  test('asks nobody: the token on Arbitrum, or why it is none', async () => {
    const { provider, asked } = setUp();
    expect(await provider.quote(order)).toEqual([
      {
        provider: 'kryptogo',
        providerName: 'KryptoGO',
        asset: {
          code: 'USDT',
          symbol: 'USDT',
          network: 'arbitrum',
          contract: null,
          decimals: null,
        },
        price: order.price,
        approximate: null,
        minimum: null,
        maximum: null,
        fields: [],
        termsUrl: null,
        unavailable: null,
      },
    ]);
    const small = { ...order, price: { amount: '0.001', currency: 'USD' } };
    expect(await provider.quote(small)).toMatchObject([{ unavailable: 'amount_too_small' }]);
    expect(asked).toEqual([]);
  });
});

describe('create', () => {
  test('sends the price, our callback URL, and what the merchant keeps with the order', async () => {
    const { provider, context, bodies } = setUp();
    await provider.create(order, none, context);
    expect(bodies()).toEqual([
      {
        fiat_amount: '300',
        fiat_currency: 'TWD',
        callback_url: callback.callback_url,
        order_data: { order_id: 'uid_12345', item_id: '100' },
        group_key: 'stones',
      },
    ]);
  });

  test('sends nothing of what a browser says', async () => {
    const { provider, context, bodies } = setUp();
    const params = {
      fiat_amount: '0.01',
      fiat_currency: 'USD',
      callback_url: 'https://thief.example/callback',
      order_data: { order_id: 'another' },
      group_key: 'another',
    };
    await provider.create({ ...order, provider: {} }, { ...none, params }, context);
    expect(bodies()).toEqual([
      { fiat_amount: '300', fiat_currency: 'TWD', callback_url: callback.callback_url },
    ]);
  });

  test.for([
    [undefined, undefined, undefined],
    ['shop', undefined, 'shop'],
    ['shop', { groupKey: 'order' }, 'order'],
    ['shop', { groupKey: null }, 'shop'],
  ] as const)('with groupKey %j and the order’s %j sends %j', async ([groupKey, kept, sent]) => {
    const { provider, context, bodies } = setUp([], { groupKey });
    await provider.create({ ...order, provider: { kryptogo: kept } }, none, context);
    expect(bodies()[0].group_key).toBe(sent);
    expect(bodies()[0]).not.toHaveProperty('order_data');
  });

  test('gives all that the shopper needs, and the deadline in seconds as a time', async () => {
    const { provider, context } = setUp();
    expect(await provider.create(order, none, context)).toEqual({
      reference: ID,
      due,
      action: { type: 'transfer', address: intent.payment_address, ...due },
      expiresAt: '2026-11-21T10:30:00.000Z',
      word: 'pending',
      private: {},
    });
  });

  test('compares the price by value', async () => {
    for (const fiat_amount of ['300', '300.0', '300.000000', '3e2', 300]) {
      const { provider, context } = setUp([ok({ ...intent, fiat_amount })]);
      expect(await provider.create(order, none, context)).toMatchObject({ reference: ID });
    }
  });

  test.for([
    [{ fiat_amount: '299.99' }, 'another price'],
    [{ fiat_amount: null }, 'another price'],
    [{ fiat_currency: 'USD' }, 'another price'],
    [{ payment_chain_id: 'eth' }, 'a network that no document names'],
    [{ payment_chain_id: 'constructor' }, 'a network that no document names'],
    [{ payment_address: '' }, 'an address that is none of arbitrum'],
    [{ payment_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8E' }, 'an address that is none'],
    [{ token_address: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb8' }, 'a token that can not be'],
    [{ token_address: '' }, 'a token that can not be'],
    [{ symbol: '' }, 'a token that can not be'],
    [{ crypto_amount: '0' }, 'an amount that can not be paid'],
    [{ crypto_amount: '9,23' }, 'an amount that can not be paid'],
    [{ crypto_amount: '9.2300001' }, 'an amount that the token can not be divided into'],
    [{ payment_deadline: 0 }, 'a deadline that can not be read'],
    [{ payment_deadline: 1795257000000 }, 'a deadline that can not be read'],
    [{ payment_deadline: '2026-11-21T10:30:00Z' }, 'a deadline that can not be read'],
    [{ payment_intent_id: '../x' }, 'an id that can not be asked for'],
  ] as const)('refuses an answer with %j (S48)', async ([change, problem]) => {
    const { provider, context, asked } = setUp([ok({ ...intent, ...change })]);
    await expect(provider.create(order, none, context)).rejects.toMatchObject({
      code: 'invalid_payment',
      message: expect.stringContaining(problem),
      outcomeUnknown: false,
    });
    expect(asked).toHaveLength(1);
  });

  test('takes a token whose decimals are not told as one whose decimals are not known', async () => {
    const { provider, context } = setUp([ok({ ...intent, decimals: null })]);
    const created = await provider.create(order, none, context);
    expect(created.due?.asset.decimals).toBeNull();
  });

  test('says that the outcome is unknown when the answer is lost, and asks only once (S47)', async () => {
    const { provider, context, asked } = setUp([() => Promise.reject(new TypeError('failed'))]);
    await expect(provider.create(order, none, context)).rejects.toMatchObject({
      outcomeUnknown: true,
    });
    expect(asked).toHaveLength(1);
  });
});

describe('read', () => {
  const lost = { ...payment, reference: null, due: null };

  test('asks for the stored id, and nothing without one', async () => {
    const { provider, context, asked } = setUp();
    expect(await provider.read(lost, context)).toBeNull();
    expect(asked).toEqual([]);
    expect(await provider.read(payment, context)).toMatchObject({
      reference: ID,
      claim: 'awaiting_payment',
      word: 'pending',
    });
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      `GET /v1/studio/api/payment/intent/${ID}`,
    ]);
  });

  test('knows nothing of what the account does not have (4006)', async () => {
    const unknown = { code: 4006, message: 'invalid payment_intent_id' };
    for (const status of [200, 404]) {
      const { provider, context } = setUp([() => Response.json(unknown, { status })]);
      expect(await provider.read(payment, context)).toBeNull();
    }
  });

  test('fails where nothing is known: credentials, network', async () => {
    const refused = setUp([{ code: 4002, message: 'invalid API key' }]);
    await expect(refused.provider.read(payment, refused.context)).rejects.toMatchObject({
      code: 'credentials_refused',
    });
  });

  test('makes a lost creation whole once a callback has told its id (S47)', async () => {
    const { provider, context } = setUp([ok({ ...intent, callback_url: callback.callback_url })]);
    const { expiresAt, action } = await provider.create(order, none, context);
    expect(await provider.read({ ...lost, reference: ID }, context)).toMatchObject({
      reference: ID,
      claim: 'awaiting_payment',
      offer: { due, action, expiresAt },
    });
  });

  test('offers nothing of a lost creation that is not as it was agreed', async () => {
    const { provider, context, warnings } = setUp([ok({ ...intent, fiat_amount: '3' })]);
    const fact = await provider.read({ ...lost, reference: ID }, context);
    expect(fact).not.toHaveProperty('offer');
    expect(fact?.echo.price).toEqual({ amount: '3', currency: 'TWD' });
    expect(warnings).toMatchObject([{ message: expect.stringContaining('another price') }]);
  });

  test('takes no other intent for a lost creation', async () => {
    const foreign = { ...intent, callback_url: 'https://shop.example/callbacks/pay_2.mac' };
    const elsewhere = setUp([ok(foreign)]);
    const found = await elsewhere.provider.read({ ...lost, reference: ID }, elsewhere.context);
    expect(found).toBeNull();
    const { provider, context } = setUp([ok({ ...intent, payment_intent_id: 'another' })]);
    expect(await provider.read({ ...lost, reference: ID }, context)).toBeNull();
    // Known already, it is a contradiction that the merchant has to see.
    expect(await provider.read(payment, context)).toMatchObject({ reference: 'another' });
  });
});

describe('parseNotice', () => {
  const { provider } = setUp();
  const parse = (body: string | Uint8Array) =>
    provider.parseNotice({
      method: 'POST',
      url: new URL(callback.callback_url),
      headers: new Headers(),
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    });

  test('reads the id alone: whatever else it says is a hint (T01)', async () => {
    const { aggregated_amount, ...rest } = callback;
    for (const payload of [callback, { ...rest, status: 'expired' }, { payment_intent_id: ID }])
      expect(await parse(JSON.stringify(payload))).toEqual({
        reference: ID,
        evidence: 'hint',
        dedupeKey: null,
      });
    expect(await parse(`\ufeff${JSON.stringify(callback)}`)).toMatchObject({ reference: ID });
  });

  test.for([
    '',
    '{"',
    '[]',
    'null',
    '"text"',
    '{}',
    '{"payment_intent_id":null}',
    '{"payment_intent_id":{}}',
    '{"payment_intent_id":""}',
    '{"payment_intent_id":"a/b"}',
    '{"payment_intent_id":"a b"}',
    '{"payment_intent_id":".."}',
    `{"payment_intent_id":"${'a'.repeat(129)}"}`,
    `payment_intent_id=${ID}`,
  ])('refuses %j (S23)', async (body) => {
    await expect(parse(body)).rejects.toMatchObject({ code: 'invalid_notice' });
  });

  test('refuses bytes that are no text', async () => {
    const bytes = Uint8Array.of(0x7b, 0x22, 0xff, 0xfe);
    await expect(parse(bytes)).rejects.toMatchObject({ code: 'invalid_notice' });
  });
});

test('shows its key to nobody who prints it (T36)', () => {
  const { provider } = setUp();
  const printed = inspect(provider, { depth: 9, showHidden: true }) + JSON.stringify(provider);
  expect(printed).not.toContain(credentials.apiKey);
});
