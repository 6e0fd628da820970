import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import {
  created,
  credentials,
  fail,
  into,
  kryptoswapAccount,
  merchantData,
  ok,
  options,
  order,
  orderInfo,
  out,
  ROUTE_ID,
  routeInfo,
  SECRET,
  TRON,
} from './account.fixture.ts';
import type { KryptoswapOptions } from './options.ts';
import { kryptoswap } from './provider.ts';

function setUp(
  more: Partial<KryptoswapOptions> = {},
  answers: Parameters<typeof kryptoswapAccount>[0] = {},
) {
  return Object.assign(kryptoswapAccount(answers), {
    provider: kryptoswap({ ...options, ...more }),
  });
}

const choice = { asset: undefined, fields: { from: { f1: TRON } }, agreement: true } as const;
const page = `https://www.kryptoswap.io/en/payment/1409/${SECRET}`;
const usdt = {
  ...{ code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: null },
};
const terms = {
  ...{ from: 'USDTTRC20', to: 'CARDUSD', amountIs: 'out', outAmount: '100' },
  isInline: false,
};
const kept = { orderSecret: SECRET, terms };
const payment = {
  reference: '1409',
  paymentId: 'pay_1',
  due: { amount: '103.07', asset: usdt },
  expected: { amount: '100.00', currency: 'USD', assetCode: null },
  private: kept,
};

describe('create', () => {
  test('orders by the route, and leads to the page of the payment', async () => {
    const { provider, context, paths, bodyOf } = setUp({ partner: 'p1' });
    expect(await provider.create(order, choice, context)).toEqual({
      reference: '1409',
      due: { amount: '103.07', asset: usdt },
      action: { type: 'redirect', url: page },
      expiresAt: '2026-11-21T11:00:00.000Z',
      word: 'waitPayment',
      private: kept,
    });
    expect(paths()).toEqual(['route/get/one', 'order/create', 'order/get']);
    expect(bodyOf('order/create')).toEqual({
      routeId: ROUTE_ID,
      partner: 'p1',
      amount: -100,
      fromValues: [{ key: 'f1', value: TRON }],
      toValues: [{ key: '5d8e6002b80b7b4cd75a64a1', value: '4111 1111 1111 1111' }],
      routeValues: [],
      lang: 'en',
      agreement: true,
      hideOutData: true,
      clientCallbackUrl: context.returnUrl,
      ipnUrl: context.callbackUrl,
      ipnSecret: await context.noticeSecret(),
    });
  });

  test('asks for an amount in without, and for an amount out with a minus', async () => {
    const price = { amount: '99.50', currency: 'EUR' };
    const info = { routeId: into.id, from: { xml: 'CARDEUR' }, to: { xml: 'BTC' } };
    const { provider, context, bodyOf } = setUp(
      { routes: [out, into] },
      {
        'route/get/one': ok({ route: info }),
        'order/create': ok({ ...created, inAmount: '99.5', outAmount: '0.001', expiresAt: null }),
        'order/get': fail(),
      },
    );
    const made = await provider.create({ ...order, price }, { ...choice, fields: {} }, context);
    expect(bodyOf('order/create')).toMatchObject({ routeId: into.id, amount: 99.5 });
    expect(made).toMatchObject({
      due: { amount: '99.5', asset: { code: 'CARDEUR', network: null } },
      expiresAt: null,
      private: { terms: { amountIs: 'in', outAmount: '0.001' } },
    });
  });

  test('shows where the merchant is paid only where told so', async () => {
    const { provider, context, bodyOf } = setUp({ hideOutData: false, lang: 'ru' });
    const made = await provider.create(order, choice, context);
    expect(bodyOf('order/create')).toMatchObject({ hideOutData: false, lang: 'ru' });
    expect(made.action).toEqual({ type: 'redirect', url: page.replace('/en/', '/ru/') });
  });

  test('asks no more where the creation tells it all', async () => {
    const route = { inAmount: '103.07', outAmount: '100', status: 'new' };
    const whole = { ...created, route: { ...route, expiresAt: '2026-11-21T11:00:00Z' } };
    const { provider, context, paths } = setUp({}, { 'order/create': ok(whole) });
    expect(await provider.create(order, choice, context)).toMatchObject({
      due: { amount: '103.07' },
      word: 'new',
      expiresAt: '2026-11-21T11:00:00.000Z',
    });
    expect(paths()).toEqual(['route/get/one', 'order/create']);
  });

  test.for([
    ['a refusal', fail()],
    ['a broken connection', () => Promise.reject(new TypeError('no'))],
  ] as const)('leads to the page all the same after %s of order/get', async ([, answer]) => {
    const { provider, context } = setUp(
      { display: 'inline' },
      { 'order/create': ok(created), 'order/get': answer },
    );
    expect(await provider.create(order, choice, context)).toMatchObject({
      ...{ reference: '1409', due: null, action: { url: page }, expiresAt: null, word: null },
      private: { terms: { isInline: false, outAmount: null } },
    });
  });

  test('lets nobody wait long for what the page shows as well', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const never = () => new Promise<Response>(() => {});
      const unsigned = { apiKey: undefined, apiSecret: undefined };
      const { provider, context } = setUp(unsigned, { 'order/get': never });
      const creation = provider.create(order, choice, context);
      await vi.advanceTimersByTimeAsync(4000);
      expect(await creation).toMatchObject({ due: { amount: '103.07' }, expiresAt: null });
    } finally {
      vi.useRealTimers();
    }
  });

  test.for([
    ['another amount out', orderInfo({ outAmount: '99.99' })],
    ['another uid', orderInfo({ uid: 1410 })],
    ['another currency in', orderInfo({ route: { from: { xml: 'BTC' } } })],
    ['another currency out', orderInfo({ route: { to: { xml: 'CARDEUR' } } })],
  ] as const)('refuses an order over %s', async ([, info]) => {
    const { provider, context } = setUp({}, { 'order/get': ok({ order: info }) });
    await expect(provider.create(order, choice, context)).rejects.toMatchObject({
      code: 'invalid_payment',
      outcomeUnknown: false,
    });
  });

  test.for([
    [{ from: { ...routeInfo.from, xml: 'USDTERC20' } }, 'invalid_configuration'],
    [{ to: { ...routeInfo.to, xml: 'CARDEUR' } }, 'invalid_configuration'],
    [{ from: { ...routeInfo.from, min: '103.08' } }, 'amount_too_small'],
    [{ from: { ...routeInfo.from, max: '103.06' } }, 'amount_too_large'],
    [{ rate: { ...routeInfo.rate, amount: '99' } }, 'amount_too_large'],
  ] as const)('makes no order by a route of %j: %s', async ([more, code]) => {
    const route = ok({ route: { ...routeInfo, ...more } });
    const { provider, context, paths } = setUp({}, { 'route/get/one': route });
    await expect(provider.create(order, choice, context)).rejects.toMatchObject({ code });
    expect(paths()).toEqual(['route/get/one']);
  });

  test.for([
    ['callbackUrl', 'ipnUrl'],
    ['returnUrl', 'clientCallbackUrl'],
  ] as const)(
    'calls a %s of over 200 characters an error of the configuration',
    async ([name, said]) => {
      const { provider, context, paths } = setUp();
      const long = { ...context, [name]: `https://shop.example/${'x'.repeat(180)}` };
      await expect(provider.create(order, choice, long)).rejects.toMatchObject({
        code: 'invalid_configuration',
        message: expect.stringContaining(said),
        outcomeUnknown: false,
      });
      expect(paths()).not.toContain('order/create');
      const fitting = { ...context, [name]: `https://shop.example/${'x'.repeat(179)}` };
      await provider.create(order, choice, fitting);
    },
  );

  test.for([
    ['f1', 'fields_required'],
    ['another', 'provider_refused'],
  ] as const)('a parameter %s that is refused is %s', async ([fieldId, code]) => {
    const refusal = fail(6231546409213868, { object: { fieldId, err: 'regexp', type: 'from' } });
    const { provider, context } = setUp({}, { 'order/create': refusal });
    await expect(provider.create(order, choice, context)).rejects.toMatchObject({ code });
  });

  test('knows nothing of an order whose answer was lost, and repeats nothing (S47)', async () => {
    const lost = () => Promise.reject(new TypeError('fetch failed'));
    const { provider, context, paths } = setUp({}, { 'order/create': lost });
    await expect(provider.create(order, choice, context)).rejects.toMatchObject({
      outcomeUnknown: true,
    });
    expect(paths()).toEqual(['route/get/one', 'order/create']);
    expect(provider.lookUp).toBe('none');
  });
});

describe('what the shopper has to enter', () => {
  const missing = (fields: string[]) => ({ code: 'fields_required', details: { fields } });

  test('is the agreement, before anything is known of the route', () => {
    const { provider } = setUp();
    provider.check(order, choice);
    expect(() => provider.check(order, { asset: undefined })).toThrow(
      expect.objectContaining(missing(['agreement'])),
    );
  });

  test('is known to `check` as soon as the route was seen', async () => {
    const { provider, context } = setUp();
    const empty = { ...choice, fields: undefined };
    provider.check(order, empty);
    await provider.quote(order, context);
    for (const fields of [
      undefined,
      {},
      { from: {} },
      { from: { f1: ' ' } },
      { route: { f1: 'x' } },
    ]) {
      expect(() => provider.check(order, { ...choice, fields })).toThrow(
        expect.objectContaining(missing(['f1'])),
      );
    }
    expect(() => provider.check(order, { asset: undefined })).toThrow(
      expect.objectContaining(missing(['f1', 'agreement'])),
    );
    provider.check(order, choice);
    provider.check(order, { ...choice, fields: { from: TRON } });
  });

  test('is asked for by the creation itself, which orders nothing without it', async () => {
    const { provider, context, paths } = setUp();
    const attempt = provider.create(order, { ...choice, fields: {} }, context);
    await expect(attempt).rejects.toMatchObject(missing(['f1']));
    expect(paths()).not.toContain('order/create');
  });

  test('goes into the list where it belongs, and nothing else goes with it', async () => {
    const { provider, context, bodyOf } = setUp();
    const fields = {
      from: { f1: TRON, '5d8e6002b80b7b4cd75a64a1': 'mine', __proto__: 'x' },
      route: { r1: '@ann', toString: 'x' },
    };
    await provider.create(order, { ...choice, fields }, context);
    expect(bodyOf('order/create')).toMatchObject({
      fromValues: [{ key: 'f1', value: TRON }],
      toValues: [{ key: '5d8e6002b80b7b4cd75a64a1', value: '4111 1111 1111 1111' }],
      routeValues: [{ key: 'r1', value: '@ann' }],
    });
  });
});

describe('the choice', () => {
  const other = { ...out, id: '5d8e6002b80b7b4cd75a6402', from: 'BTC' };
  const { provider } = setUp({ routes: [out, other, into] });
  const check = (more: object, currency = 'USD') =>
    provider.check({ ...order, price: { amount: '100', currency } }, { ...choice, ...more });

  test('is one of the routes of the price’s currency, by id or by what is paid with', () => {
    for (const more of [{ asset: 'BTC' }, { routeId: ROUTE_ID }]) check(more);
    check({ routeId: other.id, asset: 'BTC' });
    check({}, 'EUR');
    expect(provider.priceCurrencies).toEqual(['USD', 'EUR']);
  });

  test.for([
    [{}, 'USD', 'choice_required'],
    [{ asset: 'ETH' }, 'USD', 'asset_not_supported'],
    [{ asset: 'CARDEUR' }, 'USD', 'asset_not_supported'],
    [{ routeId: into.id }, 'USD', 'asset_not_supported'],
    [{ routeId: other.id, asset: 'USDTTRC20' }, 'USD', 'asset_not_supported'],
    [{}, 'PLN', 'currency_not_supported'],
  ] as const)('%j for a price in %s is %s', ([more, currency, code]) => {
    expect(() => check(more, currency)).toThrow(expect.objectContaining({ code }));
  });
});

describe('display: inline', () => {
  const inline = async (info: object, data: object | null = merchantData) => {
    const answer = ok({ order: orderInfo(info, data) });
    const set = setUp({ display: 'inline' }, { 'order/get': answer });
    return { ...set, made: await set.provider.create(order, choice, set.context) };
  };

  test('shows address and amount of the payment’s data, never of its template', async () => {
    const { made, bodyOf } = await inline({});
    // Nobody sees the exchange's own step of confirmation.
    expect(bodyOf('order/create')).toMatchObject({ skipPreview: true });
    expect(made).toMatchObject({
      due: { amount: '103.07', asset: usdt },
      action: { type: 'transfer', address: TRON, amount: '103.07', asset: usdt },
      private: { terms: { isInline: true } },
    });
    expect(JSON.stringify(made)).not.toContain('steal');
  });

  test.for([
    ['no data', null],
    ['no address', { ...merchantData, walletAddr: null }],
    ['another amount', { ...merchantData, amount: '103.08' }],
    ['no amount', { ...merchantData, amount: undefined }],
    ['another currency', { ...merchantData, currency_xml: 'USDTERC20' }],
    ['another network', { ...merchantData, network: 'ERC20' }],
    ['a network that nobody knows', { ...merchantData, network: 'XRP' }],
  ] as const)('leads to the page where the data have %s', async ([, data]) => {
    const { made } = await inline({}, data);
    expect(made).toMatchObject({ action: { url: page }, private: { terms: { isInline: false } } });
  });

  test.for([
    { merchantEnabled: false, merchant: { data: { hasError: false, merchantData } } },
    { merchantEnabled: true, merchant: { data: { hasError: true, merchantData } } },
    { merchantEnabled: true, merchant: 'x', manualPaymentText: 'Send it to …' },
    null,
  ])('leads to the page where the payment is not by wallet: %j', async (paymentDetails) => {
    const route = { from: { xml: 'USDTTRC20', paymentDetails }, to: { xml: 'CARDUSD' } };
    const { made } = await inline({ route });
    expect(made).toMatchObject({ action: { url: page }, due: { amount: '103.07' } });
  });

  test('takes the network of the code where the data name none', async () => {
    const { made } = await inline({}, { ...merchantData, network: undefined });
    expect(made.action).toMatchObject({ type: 'transfer', asset: { network: 'tron' } });
  });

  test('moves the order on when the shopper says "I have paid", and only then', async () => {
    const { provider, context, bodyOf } = setUp({ display: 'inline' });
    await provider.claimPaid(
      { ...payment, private: { ...kept, terms: { ...terms, isInline: true } } },
      context,
    );
    expect(bodyOf('order/update-status')).toEqual({
      ...{ orderUID: 1409, orderSecret: SECRET, status: 'inProgress' },
    });
    const hosted = setUp();
    for (const more of [{}, { reference: null }, { private: {} }]) {
      await hosted.provider.claimPaid({ ...payment, ...more }, hosted.context);
    }
    expect(hosted.asked).toEqual([]);
  });

  test('has the merchant look at too little, which the page would speak of', () => {
    expect(setUp({ display: 'inline' }).provider.underpayment).toBe('review');
    expect(setUp().provider.underpayment).toBe('hosted');
  });
});

describe('read', () => {
  const read = async (info: object, of: object = {}) => {
    const set = setUp({}, { 'order/get': ok({ order: orderInfo(info) }) });
    return { ...set, fact: await set.provider.read({ ...payment, ...of }, set.context) };
  };

  test.for([
    ['new', 'created', undefined],
    ['waitPayment', 'awaiting_payment', undefined],
    ['errorPayment', 'failed', undefined],
    ['inProgress', 'awaiting_payment', undefined],
    ['inProgressPayout', 'settling', undefined],
    ['errorPayout', 'settling', ['payout_failed']],
    ['hold', 'settling', ['provider_hold']],
    ['done', 'paid', undefined],
    ['returned', 'refunded', undefined],
    ['deleted', 'cancelled', undefined],
    ['Done', null, undefined],
    ['toString', null, undefined],
  ] as const)('takes %s for %s', async ([status, claim, review]) => {
    const { fact, asked } = await read({ status });
    expect(fact).toEqual({
      reference: '1409',
      word: status,
      claim,
      review,
      // It never tells what arrived.
      money: { kind: status === 'done' ? 'agreed' : 'unknown' },
      echo: {
        due: '103.07',
        assetCode: 'USDTTRC20',
        price: { amount: '100', currency: 'USD' },
      },
    });
    expect(asked).toMatchObject([
      { path: 'order/get', query: { orderUID: '1409', orderSecret: SECRET } },
    ]);
  });

  test('covers every status of the guide', () => {
    expect(Object.keys(setUp().provider.statuses)).toEqual([
      ...['new', 'waitPayment', 'errorPayment', 'inProgress', 'inProgressPayout', 'errorPayout'],
      ...['hold', 'done', 'returned', 'deleted'],
    ]);
  });

  test('reads the amounts and the status inside `route` as well', async () => {
    const nested = { inAmount: '103.07', outAmount: '100', status: 'done' };
    const gone = { inAmount: undefined, outAmount: undefined, status: undefined };
    const { fact } = await read({ ...gone, route: nested });
    expect(fact).toMatchObject({ claim: 'paid', echo: { due: '103.07' } });
  });

  test.for(['status', 'inAmount', 'outAmount'])(
    'believes no answer without %s (S18)',
    async (gone) => {
      const { fact } = await read({ status: 'done', [gone]: null });
      expect(fact).toMatchObject({ claim: null, review: ['incomplete_pull'], echo: {} });
    },
  );

  test('repeats what is said of both amounts and currencies, so that it can be compared', async () => {
    expect((await read({ inAmount: 1 })).fact?.echo.due).toBe('1');
    expect((await read({ outAmount: 99 })).fact?.echo.price?.amount).toBe('103.07:99');
    const other = { from: { xml: 'BTC' }, to: { xml: 'ETH' } };
    expect((await read({ route: other })).fact?.echo.assetCode).toBe('BTC:ETH');
    const reply = await read({ uid: 7 });
    expect(reply.fact?.reference).toBe('7');
  });

  test('asks nobody without the order’s secret, which only the creation’s answer has', async () => {
    for (const of of [{ reference: null }, { private: {} }, { private: { clue: '1409' } }]) {
      const { fact, asked } = await read({}, of);
      expect(fact).toBeNull();
      expect(asked).toEqual([]);
    }
  });

  test('makes whole a payment whose amounts were not known at its creation', async () => {
    const { fact } = await read(
      {},
      { due: null, private: { ...kept, terms: { ...terms, outAmount: null } } },
    );
    expect(fact?.offer).toEqual({
      due: { amount: '103.07', asset: { ...usdt, symbol: 'USDTTRC20', network: null } },
      action: { type: 'redirect', url: page },
      expiresAt: '2026-11-21T11:00:00.000Z',
    });
  });
});

test('makes no payment whole by an order over something else', async () => {
  const order_ = orderInfo({ outAmount: 99 });
  const { provider, context } = setUp({}, { 'order/get': ok({ order: order_ }) });
  const fact = await provider.read({ ...payment, due: null }, context);
  expect(fact).not.toHaveProperty('offer');
});

test('shows nothing secret when it is printed (T36)', () => {
  const { provider } = setUp();
  expect(JSON.stringify(provider)).toBe('{"id":"kryptoswap","name":"Kryptoswap"}');
  expect(inspect(provider)).not.toContain(credentials.apiSecret);
});

test('trusts a notice only where its hash can be found, and answers any with 200', () => {
  const { provider } = setUp();
  expect(provider).toMatchObject({
    noticeTrust: 'hint',
    acknowledge: { status: 200, body: null },
    noticeTypes: ['application/x-www-form-urlencoded'],
    watchMs: 24 * 3_600_000,
  });
  const hashField = { in: 'body', name: 'hash' } as const;
  expect(setUp({ hashField }).provider.noticeTrust).toBe('signed');
});
