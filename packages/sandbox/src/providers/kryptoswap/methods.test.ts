import { describe, expect, it } from 'vitest';
import {
  createKryptoswapMerchant,
  dataOf,
  ORDER,
  ROUTE,
} from '../../testing/kryptoswapMerchant.ts';

type Body = Record<string, unknown>;
type Route = Readonly<Record<string, Body>> & { readonly routeId: string; readonly fields: Body[] };

async function oneRoute(merchant: ReturnType<typeof createKryptoswapMerchant>, lang?: string) {
  const query = { xmlIn: 'CARDUAH', xmlOut: 'USDTTRC20', ...(lang === undefined ? {} : { lang }) };
  const { body } = await merchant.get(`${ROUTE}/get/one/by-xml`, query);
  return dataOf<{ route: Route }>(body).route;
}

describe('the envelope', () => {
  it('has data, latency and a request’s own id, and of routes how they may be cached', async () => {
    const { get } = createKryptoswapMerchant();
    const { status, body } = await get(`${ROUTE}/get`);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: { routes: expect.any(Array) },
      cache: 2,
      latency_ms: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await get(`${ROUTE}/get`)).body['requestId']).not.toBe(body['requestId']);
  });

  it('may be called result', async () => {
    const { get, sandbox } = createKryptoswapMerchant();
    sandbox.dialect('kryptoswap', { envelope: 'result' });
    const { body } = await get(`${ROUTE}/get`);
    expect(body).toMatchObject({ success: true, result: { routes: expect.any(Array) } });
    expect(body).not.toHaveProperty('data');
  });

  it.each(['200', '400'])(
    'of a failure has the status %s, and no code where none is known',
    async (failureStatus) => {
      const { get, sandbox } = createKryptoswapMerchant();
      sandbox.dialect('kryptoswap', { failureStatus });
      const { status, body } = await get(`${ROUTE}/get/one`, { id: '0'.repeat(24) });
      expect(status).toBe(Number(failureStatus));
      expect(body).toEqual({
        success: false,
        error: {
          apiError: true,
          message: 'There is no such route.',
          errorType: 'api',
          level: 0,
          stack: expect.any(String),
        },
        latency_ms: expect.any(Number),
        requestId: expect.any(String),
      });
    },
  );

  it.each(['6231546409213868', '5001670807585394', '1601588666628861'])(
    'of a failure can carry %s for any call, as a number',
    async (code) => {
      const { get, sandbox } = createKryptoswapMerchant();
      sandbox.faults({ answers: [{ kind: 'status', code, times: 1 }] });
      const { status, body } = await get(`${ROUTE}/get`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ success: false, error: { errorCode: Number(code) } });
    },
  );

  it('is a failure with 503 while the site is down, and with 404 for what is no method', async () => {
    const { get, sandbox } = createKryptoswapMerchant();
    expect((await get('public/exchanger/nothing')).status).toBe(404);
    sandbox.faults({ down: true });
    const { status, body } = await get(`${ROUTE}/get`);
    expect([status, body['success']]).toEqual([503, false]);
  });

  it.each([
    ['get', `${ORDER}/create`],
    ['post', `${ORDER}/get`],
    ['post', `${ORDER}/update-status`],
    ['put', `${ORDER}/create`],
  ] as const)('knows no %s of %s', async (verb, method) => {
    const merchant = createKryptoswapMerchant();
    expect((await merchant[verb](method, {})).status).toBe(404);
  });
});

describe('route/get', () => {
  it('gives the routes, of one currency, to one currency, or both', async () => {
    const { get } = createKryptoswapMerchant();
    const ask = async (query: Record<string, string> = {}) =>
      dataOf<{ routes: Route[] }>((await get(`${ROUTE}/get`, query)).body).routes;
    const all = await ask();
    const names = (routes: Route[]) => routes.map(({ from, to }) => [from?.['xml'], to?.['xml']]);
    expect(names(all)).toEqual([
      ['BTC', 'USDTTRC20'],
      ['ETH', 'USDTTRC20'],
      ['USDTTRC20', 'BTC'],
      ['CARDUAH', 'USDTTRC20'],
    ]);
    const [first] = all;
    const fromCurrencyId = String(first?.['from']?.['_id']);
    const toCurrencyId = String(first?.['to']?.['_id']);
    expect(names(await ask({ fromCurrencyId }))).toEqual([['BTC', 'USDTTRC20']]);
    expect(await ask({ toCurrencyId })).toHaveLength(3);
    expect(await ask({ fromCurrencyId: toCurrencyId, toCurrencyId })).toEqual([]);
  });
});

describe('route-v2/get', () => {
  it('gives currencies by id, and which go together', async () => {
    const { get } = createKryptoswapMerchant();
    const { body } = await get(`${ROUTE}-v2/get`);
    const data = dataOf<{ isUpdated: boolean; currencies: Body; routes: Body[] }>(body);
    expect(data.isUpdated).toBe(true);
    const [[id, currency] = []] = Object.entries(data.currencies);
    expect(currency).toEqual({
      id,
      xml: 'BTC',
      name: 'Bitcoin',
      symbol: 'BTC',
      image: '',
      positionIn: 0,
      positionOut: 0,
      reserveAmount: '3.5',
      isActive: true,
    });
    expect(data.routes[0]).toEqual({
      routeId: expect.stringMatching(/^\w{24}$/),
      from: id,
      to: expect.stringMatching(/^\w{24}$/),
      isShowWeb: true,
      isShowBot: true,
      reserveAmountAdditional: 0,
      seoFriendlyURL: 'bitcoin-to-tether-trc20',
    });
  });

  it.each([
    ['fromCurrencyIds[]', 'fromCurrencyIds[]'],
    ['fromCurrencyIds', 'fromCurrencyIds'],
    ['fromCurrencyIds[0]', 'fromCurrencyIds[1]'],
  ])('takes several currencies as %s and %s', async (one, other) => {
    const { get, sandbox } = createKryptoswapMerchant();
    const { body } = await get(`${ROUTE}-v2/get`);
    const [btc = '', eth = ''] = Object.keys(dataOf<{ currencies: Body }>(body).currencies);
    const query = new URLSearchParams([
      [one, btc],
      [other, eth],
    ]);
    const { baseUrl } = sandbox.credentials.kryptoswap;
    const answer = await sandbox.fetch(new Request(`${baseUrl}/${ROUTE}-v2/get?${query}`));
    const { routes } = dataOf<{ routes: Body[] }>((await answer.json()) as Body);
    expect(routes.map(({ from }) => from)).toEqual([btc, eth]);
  });
});

describe('route/get/one', () => {
  it('gives the same route by its id, its codes and its name', async () => {
    const merchant = createKryptoswapMerchant();
    const route = await oneRoute(merchant);
    const ask = async (path: string, query: Record<string, string>) =>
      dataOf<{ route: Route }>((await merchant.get(`${ROUTE}/get/one${path}`, query)).body).route;
    expect(await ask('', { id: route.routeId })).toEqual(route);
    const friendlyURL = 'visa-mastercard-uah-to-tether-trc20';
    expect(await ask('/by-friendlyURL', { friendlyURL })).toEqual(route);
  });

  it.each([
    ['', { id: '' }],
    ['', { id: 'x'.repeat(25) }],
    ['/by-xml', { xmlIn: 'BTC' }],
    ['/by-xml', { xmlIn: 'BTC', xmlOut: 'B'.repeat(51) }],
    ['/by-xml', { xmlIn: 'USDTTRC20', xmlOut: 'ETH' }],
    ['/by-friendlyURL', { friendlyURL: 'x'.repeat(91) }],
    ['/by-xml', { xmlIn: 'BTC', xmlOut: 'USDTTRC20', lang: 'x'.repeat(21) }],
  ])('fails for %s %j', async (path, query) => {
    const { get } = createKryptoswapMerchant();
    const { body } = await get(`${ROUTE}/get/one${path}`, query as Record<string, string>);
    expect(body['success']).toBe(false);
  });

  it('has everything that an order needs to know', async () => {
    const route = await oneRoute(createKryptoswapMerchant());
    expect(route).toMatchObject({
      from: {
        name: 'Visa/MasterCard UAH',
        symbol: 'UAH',
        xml: 'CARDUAH',
        decimal: 2,
        min: '50',
        max: '150000',
        discounts: [],
        paymentDetails: { merchantEnabled: false, merchant: null, amlEnabled: false },
      },
      to: { xml: 'USDTTRC20', decimal: 6, payoutEnabled: true, usdRate: 1, minFee: 0 },
      rate: {
        in: '42.6',
        out: '1',
        typeCalculate: 'float',
        changePercentReCalculate: 0,
        amount: '250000',
        outFeeAmount: '1',
      },
      requiredVerificationUser: { enable: true, currency: 'USD', minAmount: '1000' },
      requiredVerificationPhone: { enable: false },
      requiredOnlyForAuthed: { enable: false },
      isAutoPayout: true,
      additionalServices: [],
      seo: { friendlyURL: 'visa-mastercard-uah-to-tether-trc20' },
      orderTTL: 60,
    });
    const steps = (route['instructions'] as unknown as Body[]).map(({ step }) => step);
    expect(steps).toEqual(['createOrder', 'confirmation', 'payment', 'resultOrder', 'doneOrder']);
  });

  it('tells limits as texts or as numbers', async () => {
    const merchant = createKryptoswapMerchant();
    merchant.sandbox.dialect('kryptoswap', { limits: 'numbers' });
    expect(await oneRoute(merchant)).toMatchObject({
      from: { min: 50, max: 150000 },
      rate: { in: 42.6, out: 1, amount: 250000, outFeeAmount: 1 },
    });
  });

  it('defines its fields by regexp, or by regex', async () => {
    const merchant = createKryptoswapMerchant();
    const [field] = (await oneRoute(merchant)).fields;
    expect(field).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: '##en##Phone##ru##Телефон##',
      placeholder: '+380441234567',
      regexp: '^\\+?\\d{10,15}$',
      regexp_error: '##en##A phone number has 10 to 15 digits.##ru##В номере от 10 до 15 цифр.##',
      required: true,
    });
    merchant.sandbox.dialect('kryptoswap', { fieldRule: 'regex' });
    expect((await oneRoute(merchant)).fields).toEqual([
      {
        _id: field?.['_id'],
        name: field?.['name'],
        regex: field?.['regexp'],
        type: 'text',
        min: 0,
        max: 200,
        options: [],
        required: true,
      },
    ]);
  });

  it('packs its texts, or gives them in the language that was asked for', async () => {
    const merchant = createKryptoswapMerchant();
    expect((await oneRoute(merchant, 'ru')).fields[0]?.['name']).toBe('##en##Phone##ru##Телефон##');
    merchant.sandbox.dialect('kryptoswap', { texts: 'plain' });
    expect((await oneRoute(merchant)).fields[0]?.['name']).toBe('Phone');
    expect((await oneRoute(merchant, 'ru')).fields[0]?.['name']).toBe('Телефон');
    const { baseUrl } = merchant.sandbox.credentials.kryptoswap;
    const url = `${baseUrl}/${ROUTE}/get/one/by-xml?xmlIn=CARDUAH&xmlOut=USDTTRC20`;
    const headed = await merchant.sandbox.fetch(new Request(url, { headers: { lang: 'ru' } }));
    expect(await headed.json()).toMatchObject({
      data: { route: { fields: [{ name: 'Телефон' }] } },
    });
    expect((await oneRoute(merchant, 'ru'))['instructions']).toContainEqual({
      content: 'Введите сумму.',
      lang: 'ru',
      step: 'createOrder',
    });
  });
});

describe('order/get', () => {
  it('tells all that is known of an order', async () => {
    const { create, order, sandbox } = createKryptoswapMerchant();
    const { uid, _id } = await create();
    const told = await order({ uid, _id, secret: secretOf(sandbox) });
    expect(told).toMatchObject({
      TYPE: 'order',
      _id,
      uid,
      rid: expect.stringMatching(/^\w{11}$/),
      partner: null,
      inAmount: 0.00029938,
      outAmount: 25,
      status: 'new',
      createdAt: '2026-11-21T10:00:00.000Z',
      expiresAt: '2026-11-21T11:00:00.000Z',
      clientCallbackUrl: 'https://shop.example/return',
      comment: '',
      rate: 86848.6,
      rateTypeCalculate: 'float',
      feeToAmount: 1,
      route: {
        routeId: sandbox.credentials.kryptoswap.routes[0]?.id,
        requiredDocuments: [],
        from: { xml: 'BTC', decimal: 8 },
        to: { xml: 'USDTTRC20', decimal: 6 },
      },
    });
  });

  it('has the payment data, beside a template that nobody may evaluate', async () => {
    const { create, order, sandbox } = createKryptoswapMerchant();
    const told = await order(await create());
    const { from } = told['route'] as Record<string, { paymentDetails: Body }>;
    const { merchant, ...details } = (from as { paymentDetails: Body }).paymentDetails as Body & {
      merchant: { template: string; data: Body };
    };
    expect(details).toEqual({
      merchantEnabled: true,
      manualPaymentText: '',
      account: '',
      linkPS: '',
      showIPaidBtn: true,
      amlEnabled: false,
    });
    expect(merchant.data).toEqual({
      hasError: false,
      merchantData: {
        walletAddr: sandbox.payments()[0]?.address,
        amount: '0.00029938',
        currency: 'BTC',
        network: 'BTC',
        showQR: true,
        commentTemplate: '',
        tradeRate: '86848.6',
        currency_xml: 'BTC',
      },
    });
    const template = JSON.parse(merchant.template) as Record<string, string>;
    expect(template['walletAddr']).toContain('globalThis.evaluatedTemplate = true');
    expect(globalThis).not.toHaveProperty('evaluatedTemplate');
  });

  it.each(['order', 'payment'])('takes the type %s', async (type) => {
    const { create, get } = createKryptoswapMerchant();
    const { uid, secret } = await create();
    const query = { orderUID: String(uid), orderSecret: secret, type };
    const { body } = await get(`${ORDER}/get`, query);
    expect(body).toMatchObject({ success: true, data: { order: { uid } } });
  });

  it.each([
    ['another secret', { orderSecret: 'x'.repeat(24) }],
    ['no secret', { orderSecret: '' }],
    ['an unknown order', { orderUID: '1' }],
    ['too long a number', { orderUID: '123456789012' }],
    ['what is no number', { orderUID: 'toString' }],
    ['another type', { type: 'all' }],
  ])('fails for %s', async (_, fields) => {
    const { create, get } = createKryptoswapMerchant();
    const { uid, secret } = await create();
    const query = { orderUID: String(uid), orderSecret: secret, ...fields };
    expect((await get(`${ORDER}/get`, query as Record<string, string>)).body['success']).toBe(
      false,
    );
  });

  it('tells amounts as texts, and verifications as a list, in another dialect', async () => {
    const { create, get, sandbox } = createKryptoswapMerchant();
    const { uid, secret } = await create();
    const query = { orderUID: String(uid), orderSecret: secret };
    const nothing = { verificationCurrency: null, verificationCurrencyPayout: null };
    expect((await get(`${ORDER}/get`, query)).body).toMatchObject({
      data: { verifications: { ...nothing, verificationUser: null } },
    });
    sandbox.dialect('kryptoswap', { orderAmounts: 'strings', verifications: 'array' });
    expect((await get(`${ORDER}/get`, query)).body).toMatchObject({
      data: { order: { inAmount: '0.00029938', outAmount: '25' }, verifications: [] },
    });
  });
});

describe('order/get-lasts', () => {
  it('lists what is done, newest first, three unless told otherwise', async () => {
    const { create, get, sandbox } = createKryptoswapMerchant();
    for (const amount of [-21, -22, -23, -24, -25]) {
      const { uid } = await create({ amount });
      if (amount === -25) continue;
      await sandbox.pay(String(uid));
      await sandbox.confirm(String(uid));
    }
    const ask = async (query: Record<string, string> = {}) =>
      dataOf<{ orders: Body[]; disable: boolean }>((await get(`${ORDER}/get-lasts`, query)).body);
    const amounts = async (query?: Record<string, string>) =>
      (await ask(query)).orders.map(({ outAmount }) => outAmount);
    expect((await ask()).disable).toBe(false);
    expect(await amounts()).toEqual([24, 23, 22]);
    expect(await amounts({ limit: '1' })).toEqual([24]);
    expect(await amounts({ limit: '20' })).toEqual([24, 23, 22, 21]);
    for (const order of (await ask()).orders) expect(order).not.toHaveProperty('toValues');
  });

  it.each(['0', '21', 'all', '1.5'])('fails for a limit of %s', async (limit) => {
    const { get } = createKryptoswapMerchant();
    expect((await get(`${ORDER}/get-lasts`, { limit })).body['success']).toBe(false);
  });
});

function secretOf(sandbox: ReturnType<typeof createKryptoswapMerchant>['sandbox']): string {
  return sandbox.payments()[0]?.page?.split('/').at(-1) ?? '';
}
