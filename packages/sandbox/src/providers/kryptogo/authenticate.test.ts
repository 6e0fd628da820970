import { describe, expect, it } from 'vitest';
import {
  createKryptogoMerchant,
  INTENT,
  kryptogoRequest,
  TRANSFER,
} from '../../testing/kryptogoMerchant.ts';

const REQUEST = { fiat_amount: '1', fiat_currency: 'USD' };

describe.each([
  ['a creation', 'POST', INTENT],
  ['a read', 'GET', `${INTENT}/anything`],
  ['a list', 'GET', `${INTENT}s`],
] as const)('%s', (_, method, path) => {
  const call = async (headers: Record<string, string | null>) => {
    const { get, post, sandbox } = createKryptogoMerchant();
    const answer = await (method === 'GET' ? get(path, headers) : post(path, REQUEST, headers));
    expect(sandbox.payments()).toEqual([]);
    return [answer.status, answer.body.code];
  };

  it.each([
    ['missing', null],
    ['empty', ''],
    ['of somebody else', 'f'.repeat(32)],
  ])('is refused with 4001 when its X-Client-ID is %s', async (_, value) => {
    expect(await call({ 'x-client-id': value })).toEqual([400, 4001]);
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['of somebody else', 'f'.repeat(64)],
  ])('is refused with 4002 when its X-STUDIO-API-KEY is %s', async (_, value) => {
    expect(await call({ 'x-studio-api-key': value })).toEqual([400, 4002]);
  });

  it('is refused without an Origin, by no code of the documents', async () => {
    expect(await call({ origin: null })).toEqual([400, 400]);
  });
});

it('any Origin will do, and none where a page could not send one', async () => {
  const { get, sandbox } = createKryptogoMerchant();
  expect((await get(`${INTENT}s`, { origin: 'https://other.example' })).body.code).toBe(0);
  sandbox.dialect('kryptogo', { origin: 'unchecked' });
  expect((await get(`${INTENT}s`, { origin: null })).body.code).toBe(0);
});

it('a wrong client is told before a wrong key, and a wrong key before a wrong body', async () => {
  const { post } = createKryptogoMerchant();
  const both = await post(INTENT, 'x', { 'x-client-id': null, 'x-studio-api-key': null });
  expect(both.body).toEqual({ code: 4001, message: 'Invalid client_id' });
  const key = await post(INTENT, 'x', { 'x-studio-api-key': null });
  expect(key.body).toEqual({ code: 4002, message: 'Invalid API key' });
});

describe('a transfer', () => {
  const body = {
    chain_id: 'arb',
    contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
    amount: '0.01',
    wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
  };

  it('needs the key alone', async () => {
    const { sandbox, post } = createKryptogoMerchant();
    sandbox.dialect('kryptogo', { openingBalance: 'sample' });
    const answer = await post(TRANSFER, body, { 'x-client-id': null, origin: null });
    expect(answer.body.code).toBe(0);
  });

  it('is refused with 4002 by another key', async () => {
    const { sandbox, post } = createKryptogoMerchant();
    sandbox.dialect('kryptogo', { openingBalance: 'sample' });
    for (const key of [null, '', sandbox.credentials.kryptogo.clientId]) {
      expect((await post(TRANSFER, body, { 'x-studio-api-key': key })).body.code).toBe(4002);
    }
    expect(sandbox.withdrawals()).toEqual([]);
  });
});

it('the credentials are ready to be spread, and have what the headers need', () => {
  const { sandbox } = createKryptogoMerchant();
  sandbox.bind('http://127.0.0.1:4180');
  expect(sandbox.credentials.kryptogo).toEqual({
    clientId: expect.stringMatching(/^[0-9a-f]{32}$/),
    apiKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    siteOrigin: 'https://shop.example',
    baseUrl: 'http://127.0.0.1:4180/kryptogo',
  });
  expect(kryptogoRequest(sandbox, INTENT).headers.get('origin')).toBe('https://shop.example');
});
