import { describe, expect, it } from 'vitest';
import {
  createKryptoswapMerchant,
  dataOf,
  newOrder,
  ORDER,
  ROUTE,
  type SignedRequestOptions,
  signedRequest,
} from '../../testing/kryptoswapMerchant.ts';

type Body = Record<string, unknown>;

async function answerOf(
  options: SignedRequestOptions,
  change: (request: Request) => Request = (request) => request,
) {
  const { sandbox } = createKryptoswapMerchant();
  const body = options.body ?? newOrder(sandbox);
  const request = signedRequest(sandbox, 'POST', `${ORDER}/create`, { ...options, body });
  const answer = await sandbox.fetch(change(request));
  return { status: answer.status, body: (await answer.json()) as Body };
}

describe('a signed call', () => {
  it('is taken with the key, the hash of all parameters, and the time among them', async () => {
    expect(await answerOf({})).toMatchObject({ status: 200, body: { success: true } });
  });

  it('may have parameters in its query and in its body', async () => {
    const { sandbox, create } = createKryptoswapMerchant();
    const { uid, secret } = await create();
    const body = { orderUID: uid, orderSecret: secret, status: 'waitPayment', note: 'Ада 1e-7' };
    const path = `${ORDER}/update-status`;
    const request = signedRequest(sandbox, 'PUT', path, { query: { lang: 'ru' }, body });
    expect(await (await sandbox.fetch(request)).json()).toMatchObject({ success: true });
  });

  it('may carry several values of one name', async () => {
    const { sandbox, get } = createKryptoswapMerchant();
    const { body } = await get(`${ROUTE}-v2/get`);
    const [btc = ''] = Object.keys(dataOf<{ currencies: Body }>(body).currencies);
    const { baseUrl, apiKey } = sandbox.credentials.kryptoswap;
    // The hash is made over a list of texts, as the emulator's own function is tested to do.
    const { hashRequest } = await import('./signature.ts');
    const signed = { fromCurrencyIds: [btc], time: '1' };
    const hash = hashRequest({ get: signed, post: {} }, sandbox.credentials.kryptoswap.apiSecret);
    const url = `${baseUrl}/${ROUTE}-v2/get?fromCurrencyIds[]=${btc}&time=1`;
    const answer = await sandbox.fetch(new Request(url, { headers: { apikey: apiKey, hash } }));
    const { routes } = dataOf<{ routes: Body[] }>((await answer.json()) as Body);
    expect(routes).toHaveLength(1);
  });

  const without = (name: string) => (request: Request) => {
    const headers = new Headers(request.headers);
    headers.delete(name);
    return new Request(request, { headers });
  };
  const at = (time: string) => (request: Request) =>
    new Request(request.url.replace(/time=\d+/, time), request);

  it.each([
    ['another secret', { secret: 'x' }, undefined],
    ['another key', { key: 'EX_1' }, undefined],
    ['an empty hash', { write: () => '' }, undefined],
    ['a hash in upper case', { write: (hash: string) => hash.toUpperCase() }, undefined],
    ['half a hash', { write: (hash: string) => hash.slice(0, 32) }, undefined],
    ['another body', { sent: { amount: -1 } }, undefined],
    ['no hash', {}, without('hash')],
    ['no key', {}, without('apikey')],
    ['another time', {}, at('time=1')],
    ['no time', {}, at('')],
    ['two times', {}, at('time=1&time=2')],
  ] as const)('is refused with %s, and does nothing', async (_, options, change) => {
    const { status, body } = await answerOf(options as SignedRequestOptions, change);
    expect([status, body['success']]).toEqual([401, false]);
    expect(body['error']).not.toHaveProperty('errorCode');
  });

  it('is refused with 200 in another dialect', async () => {
    const { sandbox } = createKryptoswapMerchant();
    sandbox.dialect('kryptoswap', { refusedStatus: '200' });
    const answer = await sandbox.fetch(
      signedRequest(sandbox, 'GET', `${ROUTE}/get`, { secret: 'x' }),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ success: false });
  });
});

it.each(['__proto__', 'constructor', 'toString'])('a parameter may be called %s', async (name) => {
  const { sandbox, get } = createKryptoswapMerchant();
  expect((await get(`${ROUTE}/get`, { [name]: '1' })).body['success']).toBe(true);
  const signed = signedRequest(sandbox, 'GET', `${ROUTE}/get`, {
    query: JSON.parse(`{"${name}":"1"}`),
  });
  expect((await sandbox.fetch(signed)).status).toBe(200);
});

it.each(['[1]', '"text"', '{"a":', 'null'])('a body of %s is refused', async (text) => {
  const { sandbox } = createKryptoswapMerchant();
  const url = `${sandbox.credentials.kryptoswap.baseUrl}/${ORDER}/create`;
  const answer = await sandbox.fetch(new Request(url, { method: 'POST', body: text }));
  expect(await answer.json()).toMatchObject({ success: false });
  expect(sandbox.payments()).toEqual([]);
});
