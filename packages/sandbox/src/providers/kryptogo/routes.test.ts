import { describe, expect, it } from 'vitest';
import {
  createKryptogoMerchant,
  INTENT,
  KRYPTOGO_CALLBACK,
} from '../../testing/kryptogoMerchant.ts';
import { START } from '../../testing/merchant.ts';

const MINUTE = 60_000;
const START_S = Date.parse(START) / 1_000;
const ORDER_DATA = { order_id: 'uid_12345', item_id: '100' };

describe('a creation', () => {
  it('answers with the reference’s fields, in its order, and the reference’s price', async () => {
    const { post, sandbox } = createKryptogoMerchant();
    const { status, body } = await post(INTENT, {
      fiat_amount: '300',
      fiat_currency: 'TWD',
      callback_url: KRYPTOGO_CALLBACK,
      order_data: ORDER_DATA,
      group_key: 'buy_stone_with_usdt',
    });
    expect(status).toBe(200);
    expect(body.code).toBe(0);
    const { clientId } = sandbox.credentials.kryptogo;
    const [payment] = sandbox.payments();
    expect(Object.entries(body.data ?? {})).toEqual(
      Object.entries({
        payment_intent_id: payment?.reference,
        client_id: clientId,
        org_id: expect.toSatisfy(Number.isSafeInteger),
        payment_chain_id: 'arb',
        payment_address: payment?.address,
        payer_address: null,
        token_address: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9',
        symbol: 'USDT',
        decimals: 6,
        crypto_amount: '9.23',
        fiat_amount: '300.0',
        fiat_currency: 'TWD',
        payment_deadline: START_S + 30 * 60,
        status: 'pending',
        payment_tx_hash: null,
        payment_tx_timestamp: null,
        aggregation_tx_hash: null,
        refund_tx_hash: null,
        received_amount: null,
        aggregated_amount: null,
        refund_amount: null,
        order_data: ORDER_DATA,
        callback_url: KRYPTOGO_CALLBACK,
        group_key: 'buy_stone_with_usdt',
      }),
    );
    expect(payment?.reference).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(payment?.address).toMatch(/^0x[0-9a-fA-F]{40}$/);
  });

  it.each([
    ['USD', '300', '300.00', '300.0'],
    ['USD', '0.01', '0.01', '0.01'],
    ['USD', '99.5', '99.50', '99.5'],
    ['TWD', '100', '3.08', '100.0'],
    ['TWD', '0.01', '0.01', '0.01'],
  ])('takes %s %s for %s USDT, and tells it as %s', async (currency, sent, crypto, told) => {
    const { create, read } = createKryptogoMerchant();
    const id = await create({ fiat_amount: sent, fiat_currency: currency });
    expect(await read(id)).toMatchObject({
      crypto_amount: crypto,
      fiat_amount: told,
      fiat_currency: currency,
    });
  });

  it('tells a deadline in whole seconds, at which it is over', async () => {
    const { sandbox, create, read } = createKryptogoMerchant();
    await sandbox.advance(750);
    const id = await create();
    const { payment_deadline } = await read(id);
    expect(payment_deadline).toBe(START_S + 30 * 60);
    await sandbox.advance(30 * MINUTE - 751);
    expect(await read(id)).toMatchObject({ status: 'pending' });
    await sandbox.advance(1);
    expect(await read(id)).toMatchObject({ status: 'expired' });
  });

  it('needs neither callback_url nor order_data nor group_key', async () => {
    const { post } = createKryptogoMerchant();
    const { body } = await post(INTENT, { fiat_amount: '1', fiat_currency: 'USD' });
    expect(body.data).toMatchObject({ callback_url: null, order_data: null, group_key: null });
  });

  it.each([
    ['no fiat_amount', { fiat_amount: undefined }],
    ['less than 0.01', { fiat_amount: '0.009' }],
    ['nothing', { fiat_amount: '0' }],
    ['less than nothing', { fiat_amount: '-1' }],
    ['a number for a string', { fiat_amount: 300 }],
    ['an exponent', { fiat_amount: '1e2' }],
    ['a comma', { fiat_amount: '1,50' }],
    ['a space', { fiat_amount: ' 300' }],
    ['no fiat_currency', { fiat_currency: undefined }],
    ['another currency', { fiat_currency: 'EUR' }],
    ['the currency in small letters', { fiat_currency: 'usd' }],
    ['a name that every object has', { fiat_currency: 'constructor' }],
    ['a callback_url that is none', { callback_url: 'shop.example' }],
    ['a callback_url that is no web address', { callback_url: 'javascript:alert(1)' }],
    ['a callback_url that is no text', { callback_url: 7 }],
    ['order_data in a string', { order_data: '{}' }],
    ['order_data in a list', { order_data: [] }],
    ['a group_key that is no text', { group_key: 7 }],
  ])('with %s is refused, by no code of the documents', async (_, fields) => {
    const { post, sandbox } = createKryptogoMerchant();
    const preset = { fiat_amount: '300', fiat_currency: 'TWD' };
    const { status, body } = await post(INTENT, { ...preset, ...fields });
    expect([status, body.code, body.data]).toEqual([400, 400, undefined]);
    expect(sandbox.payments()).toEqual([]);
  });

  it('takes order_data of 1000 serialised characters, and not of 1001', async () => {
    const { post, create, read } = createKryptogoMerchant();
    const order_data = { text: 'é'.repeat(1_000 - '{"text":""}'.length) };
    expect(JSON.stringify(order_data)).toHaveLength(1_000);
    expect((await read(await create({ order_data })))['order_data']).toEqual(order_data);
    const longer = { text: `${order_data.text}x` };
    const preset = { fiat_amount: '300', fiat_currency: 'TWD' };
    expect((await post(INTENT, { ...preset, order_data: longer })).status).toBe(400);
  });

  it.each([
    ['no JSON', '{', {}],
    ['a list', '[]', {}],
    ['null', 'null', {}],
    ['JSON that says it is text', '{}', { 'content-type': 'text/plain' }],
    ['JSON that says nothing', '{}', { 'content-type': null }],
  ])('of %s is refused', async (_, body, headers) => {
    const { post } = createKryptogoMerchant();
    expect((await post(INTENT, body, headers)).body.code).toBe(400);
  });

  it('that is to be refused makes no intent, and the one after it does', async () => {
    const { post, create, sandbox } = createKryptogoMerchant();
    sandbox.faults({ refuseCreates: 1 });
    const refused = await post(INTENT, { fiat_amount: '1', fiat_currency: 'USD' });
    expect([refused.status, refused.body.code]).toEqual([400, 400]);
    await create();
    expect(sandbox.payments()).toHaveLength(1);
  });

  it('whose answer is lost has made its intent', async () => {
    const { create, sandbox, get } = createKryptogoMerchant();
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(create()).rejects.toThrow(TypeError);
    const { body } = await get(`${INTENT}s`);
    expect(body.data).toMatchObject([{ payment_intent_id: sandbox.payments()[0]?.reference }]);
  });
});

describe('a read', () => {
  it('tells what the creation told', async () => {
    const { post, read } = createKryptogoMerchant();
    const { body } = await post(INTENT, { fiat_amount: '1', fiat_currency: 'USD' });
    expect(await read(String(body.data?.['payment_intent_id']))).toEqual(body.data);
  });

  it.each(['x', '0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV', '..%2f', 'constructor'])(
    'of %s, which nobody has, is refused with 4006',
    async (id) => {
      const { get, create } = createKryptogoMerchant();
      await create();
      const { status, body } = await get(`${INTENT}/${id}`);
      expect(status).toBe(400);
      expect(body).toEqual({ code: 4006, message: 'Invalid payment_intent_id' });
    },
  );
});

describe('the list', () => {
  it('has every intent as the read tells it, newest first, whatever is asked for', async () => {
    const { get, create, read } = createKryptogoMerchant();
    expect((await get(`${INTENT}s`)).body.data).toEqual([]);
    const first = await create({ group_key: 'a' });
    const second = await create({ group_key: 'b' });
    const all = [await read(second), await read(first)];
    for (const query of ['', '?group_key=a', '?status=success&page=2']) {
      expect((await get(`${INTENT}s${query}`)).body).toEqual({ code: 0, data: all });
    }
  });

  it('stands one level deeper in the other reading', async () => {
    const { get, create, read, sandbox } = createKryptogoMerchant();
    sandbox.dialect('kryptogo', { list: 'nested' });
    const id = await create();
    expect((await get(`${INTENT}s`)).body.data).toEqual({ payment_intents: [await read(id)] });
  });
});

it('there is nothing else', async () => {
  const { get, post } = createKryptogoMerchant();
  for (const path of ['/', '/v1/studio/api/payment', `${INTENT}/`, `${INTENT}s/x`]) {
    expect(await get(path)).toMatchObject({ status: 404, body: { code: 404 } });
  }
  expect((await post(`${INTENT}s`, {})).status).toBe(404);
  expect((await get(INTENT)).status).toBe(404);
});

it('a provider that is down says so in its own envelope', async () => {
  const { get, sandbox } = createKryptogoMerchant();
  sandbox.faults({ down: true });
  expect(await get(`${INTENT}s`)).toMatchObject({ status: 503, body: { code: 503 } });
});
