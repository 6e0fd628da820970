import { CheckoutError, ERROR_CODES } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { ROUTES } from './routes/routes.ts';
import { scriptedProvider } from './testing/scriptedProvider.fixture.ts';
import { bearer, type TestShop, testShop } from './testing/testShop.fixture.ts';

const BASE = 'https://shop.example/api/checkout';
const UNKNOWN = 'pay_AAAAAAAAAAAAAAAAAAAAAAAA';
const fail = (code: ConstructorParameters<typeof CheckoutError>[0]) => async () => {
  throw new CheckoutError(code, 'canary of the inside');
};

interface Opened extends TestShop {
  id: string;
  secret: Record<string, string>;
  /** Below the base path, with the token that the provider was given. */
  callback: string;
}

async function openShop(): Promise<Opened> {
  const shop = testShop();
  const { payment, clientSecret } = await shop.create();
  const callback = shop.acme.callbackUrls.get(payment.id)?.slice(BASE.length + 1) ?? '';
  return { ...shop, id: payment.id, secret: bearer(clientSecret), callback };
}

type Ask = (shop: Opened) => Promise<Response>;

/** Every route with each kind of answer that it has: name, status, how to get it. */
const OUTCOMES: [string, number, Ask][] = [
  ['quotes', 200, ({ post }) => post('quotes', { orderId: '1042' })],
  ['quotes of an unknown order', 404, ({ post }) => post('quotes', { orderId: 'x' })],
  ['quotes of the wrong form', 400, ({ post }) => post('quotes', { orderId: 1 })],
  ['quotes of a foreign page', 403, ({ post }) => post('quotes', {}, { Origin: 'null' })],
  ['quotes in a form', 415, ({ post }) => post('quotes', {}, { 'Content-Type': 'text/plain' })],
  ['quotes by GET', 405, ({ get }) => get('quotes')],
  ['too many quotes', 429, tooManyQuotes],
  ['the preflight of quotes', 204, ({ fetch }) => fetch(`${BASE}/quotes`, { method: 'OPTIONS' })],
  ['a new payment', 201, () => testShop().post('payments', { orderId: '1042' })],
  ['the payment that there is', 200, ({ post }) => post('payments', { orderId: '1042' })],
  ['a payment for an unknown order', 404, ({ post }) => post('payments', { orderId: 'x' })],
  ['a payment of too long a body', 413, ({ post }) => post('payments', { x: 'x'.repeat(65_536) })],
  ['a creation that the provider refuses', 422, refusedCreation],
  ['a creation that the provider lost', 504, lostCreation],
  ['too many creations of one order', 429, tooManyPayments],
  ['a creation while the merchant’s check fails', 500, failingOrder],
  ['the payment', 200, ({ get, id, secret }) => get(`payments/${id}`, secret)],
  ['the payment, unchanged', 304, unchanged],
  ['the payment without its secret', 404, ({ get, id }) => get(`payments/${id}`)],
  ['an unknown payment', 404, ({ get, secret }) => get(`payments/${UNKNOWN}`, secret)],
  ['the payment while the store is down', 503, storeDown],
  ['a resumed payment', 200, ({ post, id }) => post(`payments/${id}/resume`)],
  ['an unknown payment, resumed', 404, ({ post }) => post(`payments/${UNKNOWN}/resume`)],
  ['a check', 200, ({ post, id, secret }) => post(`payments/${id}/check`, {}, secret)],
  ['a check without the secret', 404, ({ post, id }) => post(`payments/${id}/check`)],
  ['a notice', 200, notice],
  ['a notice for a token of others', 404, ({ post }) => post(`callbacks/acme/${UNKNOWN}.x`)],
  ['a notice of an unknown provider', 404, ({ post }) => post('callbacks/nobody')],
  ['a forged notice', 401, ({ post, callback }) => post(callback)],
  ['a notice while the store is down', 503, noticeWithoutStore],
  ['a path that is not ours', 404, ({ get }) => get('settings')],
];

describe.each(OUTCOMES)('%s', (_name, status, ask) => {
  it(`is a ${status} that nobody may keep, sniff or refer from (T30)`, async () => {
    const response = await ask(await openShop());
    const { headers } = response;
    expect(response.status).toBe(status);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Coinslot-Time')).toMatch(/^2026-11-01T12:0\d:\d\d\.\d{3}Z$/);
    const text = await response.text();
    expect(text).not.toContain('canary');
    if (status < 400) return;
    const { error, ...rest } = JSON.parse(text);
    expect(rest).toEqual({});
    expect(Object.keys(ERROR_CODES)).toContain(error.code);
    expect(error.requestId).toMatch(/^req_/);
    expect(Object.keys(error).sort()).toEqual(
      expect.arrayContaining(['code', 'message', 'requestId', 'retryable']),
    );
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(headers.has('Allow')).toBe(status === 405);
    expect(headers.has('Retry-After')).toBe(status === 429 || status === 503);
  });
});

describe('the routes', () => {
  it('are these and no more: none of them changes a setting (T41)', () => {
    const table = ROUTES.map(({ path, methods, browser }) => [path, Object.keys(methods), browser]);
    expect(table).toEqual([
      ['quotes', ['POST'], true],
      ['payments', ['POST'], true],
      ['payments/:', ['GET'], true],
      ['payments/:/resume', ['POST'], true],
      ['payments/:/check', ['POST'], true],
      ['callbacks/:', ['GET', 'POST'], false],
      ['callbacks/:/:', ['GET', 'POST'], false],
    ]);
  });

  it('do nothing for a method that is not theirs (T32)', async () => {
    const shop = await openShop();
    shop.acme.calls.length = 0;
    for (const route of ROUTES) {
      const path = route.path.replace('payments/:', `payments/${shop.id}`).replaceAll(':', 'acme');
      for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'get', 'QUERY', 'OPTIONS']) {
        const response = await shop.fetch(`${BASE}/${path}`, { method, headers: shop.secret });
        const isPreflight = method === 'OPTIONS' && route.browser;
        // A lower-case `get` is made a GET by the platform.
        const isGet = method === 'get' && route.methods.GET !== undefined;
        if (isGet) continue;
        const wanted = [isPreflight ? 204 : 405, true];
        expect([response.status, response.headers.has('Allow')], `${method} ${path}`).toEqual(
          wanted,
        );
      }
    }
    expect(shop.acme.calls).toEqual([]);
    expect(await shop.checkout.payments.list()).toHaveLength(1);
  });

  it.each(['text/x-component', 'multipart/form-data; boundary=x', 'application/json, text/plain'])(
    'take no %s (T40, S33)',
    async (type) => {
      const acme = scriptedProvider();
      const provider = { ...acme.provider, noticeTypes: ['application/json'] };
      const shop = testShop({ acme, providers: [provider] });
      const { payment, clientSecret } = await shop.create();
      const headers = { 'Content-Type': type };
      for (const path of ['quotes', 'payments', `payments/${payment.id}/resume`]) {
        expect((await shop.post(path, {}, headers)).status).toBe(415);
      }
      const check = `payments/${payment.id}/check`;
      expect((await shop.post(check, {}, { ...bearer(clientSecret), ...headers })).status).toBe(
        415,
      );
      expect((await shop.notify(payment.id, { method: 'POST', body: '1', headers })).status).toBe(
        415,
      );
    },
  );

  it('take no packed body, however small (S34)', async () => {
    const shop = await openShop();
    for (const coding of ['gzip', 'br', 'deflate, gzip']) {
      const response = await shop.post('quotes', {}, { 'Content-Encoding': coding });
      expect([coding, response.status]).toEqual([coding, 415]);
    }
    expect(
      (await shop.post('quotes', { orderId: '1042' }, { 'Content-Encoding': '' })).status,
    ).toBe(200);
  });

  it('believe none of two headers of one name (T11)', async () => {
    const shop = await openShop();
    const send = (path: string, method: string, pairs: [string, string][]) => {
      const headers = new Headers();
      for (const [name, value] of pairs) headers.append(name, value);
      const body = method === 'GET' ? null : '{"orderId":"1042"}';
      return shop.fetch(`${BASE}/${path}`, { method, headers, body });
    };
    const json: [string, string] = ['Content-Type', 'application/json'];
    const token: [string, string] = ['Authorization', shop.secret['Authorization'] ?? ''];
    const answers: [number, Promise<Response>][] = [
      [404, send(`payments/${shop.id}`, 'GET', [token, token])],
      [404, send(`payments/${shop.id}`, 'GET', [token, ['Authorization', 'Bearer x']])],
      [400, send('payments', 'POST', [json, ['Idempotency-Key', 'a'], ['Idempotency-Key', 'b']])],
      [415, send('payments', 'POST', [json, json])],
      [403, send('payments', 'POST', [json, ['Origin', BASE.slice(0, 20)], ['Origin', 'null']])],
      [
        403,
        send('quotes', 'POST', [
          json,
          ['Sec-Fetch-Site', 'same-origin'],
          ['Sec-Fetch-Site', 'none'],
        ]),
      ],
    ];
    for (const [status, answer] of answers) expect((await answer).status).toBe(status);
  });

  it('read nothing from a query, however often a key is in it (T11)', async () => {
    const shop = await openShop();
    const query = `?id=${UNKNOWN}&id=${shop.id}&orderId=x&provider=x`;
    const response = await shop.get(`payments/${shop.id}${query}`, shop.secret);
    expect((await response.json()).payment.id).toBe(shop.id);
  });

  it('are found after the one normalisation that URLs have, and by nothing else (T31)', async () => {
    const shop = await openShop();
    const statusOf = async (path: string) =>
      (await shop.fetch(`https://shop.example${path}`)).status;
    // 405: found, by a GET that the route does not have.
    expect(await statusOf('/api/checkout/x/../quotes')).toBe(405);
    expect(await statusOf('/api/checkout/%2e/quotes')).toBe(405);
    expect(await statusOf('\\api\\checkout\\quotes')).toBe(405);
    for (const path of [
      '//api/checkout/quotes',
      '/api/checkout//quotes',
      '/api/checkout/quotes/',
      '/api/checkout/quotes.',
      '/api/checkout/quotes%20',
      '/api/checkout/quotes%00',
      '/api/checkout/QUOTES',
      '/api/checkout/%71uotes',
      '/api%2Fcheckout/quotes',
      '/api/checkout%2Fquotes',
      '/api/checkout/quotes;x=1',
      '/api/checkout/../quotes',
      '/API/checkout/quotes',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });
});

describe('who knows no secret', () => {
  it('learns of no payment, and not whether there is one (T29)', async () => {
    const shop = await openShop();
    const answers = new Set<string>();
    for (let guess = 0; guess < 10_000; guess += 1) {
      const id = `pay_${String(guess).padStart(24, '0')}`;
      const response = await shop.get(`payments/${guess === 5000 ? shop.id : id}`, bearer('guess'));
      answers.add(await anonymous(response));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('404');
  });

  it('is answered alike by resume, for what there is and what there is not (T29)', async () => {
    const order = { id: '1042', prices: [{ amount: '100', currency: 'USD' }] };
    let mine = true;
    const shop = testShop({ resolveOrder: async () => (mine ? order : null) });
    const { payment } = await shop.create();
    mine = false;
    const asked = [payment.id, UNKNOWN, 'pay_x', '..', '%00'];
    const answers = await Promise.all(
      asked.map(async (id) => anonymous(await shop.post(`payments/${id}/resume`))),
    );
    expect(new Set(answers.slice(0, 3)).size).toBe(1);
    expect(answers.every((answer) => answer.startsWith('404'))).toBe(true);
  });
});

/** An answer without what differs by chance. */
async function anonymous(response: Response): Promise<string> {
  const text = (await response.text()).replaceAll(/req_[\w-]{24}/g, 'req');
  return JSON.stringify([response.status, text, [...response.headers]]).slice(1);
}

async function tooManyQuotes({ post }: Opened) {
  for (let asked = 0; asked < 20; asked += 1) await post('quotes', { orderId: '1042' });
  return post('quotes', { orderId: '1042' });
}

async function tooManyPayments() {
  const shop = testShop();
  shop.acme.script.create = fail('provider_refused');
  for (let made = 0; made < 20; made += 1) await shop.post('payments', { orderId: '1042' });
  expect(shop.acme.calls).toHaveLength(20);
  const refused = await shop.post('payments', { orderId: '1042' });
  expect(shop.acme.calls).toHaveLength(20);
  shop.advance(10 * 60_000);
  expect((await shop.post('payments', { orderId: '1042' })).status).toBe(502);
  return refused;
}

async function refusedCreation() {
  const shop = testShop();
  shop.acme.script.create = async () => {
    const said = { providerCode: 'canary', details: { field: ['canary'] } };
    throw new CheckoutError('amount_too_small', 'Acme said: canary.', said);
  };
  return shop.post('payments', { orderId: '1042' });
}

async function lostCreation() {
  const shop = testShop();
  shop.acme.script.create = fail('provider_timeout');
  return shop.post('payments', { orderId: '1042' });
}

async function failingOrder() {
  const resolveOrder = async () => expect.fail('canary of a database');
  return testShop({ resolveOrder }).post('payments', { orderId: '1042' });
}

async function unchanged({ get, id, secret }: Opened) {
  const known = await get(`payments/${id}`, secret);
  return get(`payments/${id}`, { ...secret, 'If-None-Match': known.headers.get('ETag') ?? '' });
}

async function storeDown({ store, get, id, secret }: Opened) {
  store.get = fail('store_unavailable');
  return get(`payments/${id}`, secret);
}

async function notice({ acme, id, notify }: Opened) {
  return notify(id, await acme.notice('ref_1', { word: 'confirming' }));
}

async function noticeWithoutStore(shop: Opened) {
  shop.store.get = fail('store_unavailable');
  return notice(shop);
}
