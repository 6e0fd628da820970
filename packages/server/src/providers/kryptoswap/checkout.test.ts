import { describe, expect, test } from 'vitest';
import { createTestServer } from '../../testing/createTestServer.ts';
import { signedNotice } from '../../testing/signedNotice.ts';
import {
  created,
  kryptoswapAccount,
  ok,
  options,
  orderInfo,
  SECRET,
  TRON,
} from './account.fixture.ts';
import type { KryptoswapOptions } from './options.ts';
import { kryptoswap } from './provider.ts';

const MINUTE = 60_000;
const hashField = { in: 'body', name: 'hash' } as const;
const SECRETS = ['the-first-secret-of-the-shop', 'the-older-secret-of-the-shop'];

type Answers = Parameters<typeof kryptoswapAccount>[0];

async function setUp(more: Partial<KryptoswapOptions> = {}, answers: Answers = {}) {
  let uid = 1408;
  let isSilent = false;
  const orders = new Map<string, object>();
  const account = kryptoswapAccount({
    'order/create': () => {
      uid += 1;
      orders.set(`${uid}`, {});
      return Response.json(ok({ ...created, uid }));
    },
    'order/get': ({ query }) => {
      const said = orders.get(query.orderUID ?? '');
      if (isSilent) return new Response('', { status: 429 });
      return ok({ order: orderInfo({ uid: Number(query.orderUID), ...said }) });
    },
    ...answers,
  });
  const { fetch, now, clock, asked } = account;
  const logged: string[] = [];
  const log = (facts: object, message: string) =>
    void logged.push(JSON.stringify([facts, message]));
  const prices = [{ amount: '100.00', currency: 'USD' }];
  const server = createTestServer({
    providers: [kryptoswap({ ...options, ...more })],
    orders: ['1042', '1043'].map((id) => ({ id, prices })),
    secret: SECRETS,
    fetch,
    now,
    log: { debug: log, info: log, warn: log, error: log },
  });
  const pay = async (orderId = '1042') => {
    const response = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://shop.example',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ orderId, agreement: true, fields: { from: { f1: TRON } } }),
    });
    const { payment, clientSecret } = await response.json();
    const { ipnUrl: url, ipnSecret } = JSON.parse(
      asked.findLast(({ path }) => path === 'order/create')?.body || '{}',
    );
    return { payment, clientSecret, url, ipnSecret, id: payment?.id as string };
  };
  const made = await pay();
  const ipn = (fields: object = {}) => ({
    ...{ orderUID: '1409', orderId: '5d8e6002b80b7b4cd75a6424', newStatus: 'done' },
    ...{ inAmount: '103.07', outAmount: '100', xml_from: 'USDTTRC20', xml_to: 'CARDUSD' },
    timestamp: `${now()}`,
    ...fields,
  });
  const tell = async (
    fields: object = {},
    secret: string | undefined = made.ipnSecret,
    url = made.url,
  ) => (await server.fetch(await signedNotice('kryptoswap', ipn(fields), { url, secret }))).status;
  return Object.assign(server, {
    ...{ made, pay, tell, ipn, asked, clock, logged, orders, account },
    record: async (id = made.id) => server.checkout.payments.get(id),
    say: (info: object, number = '1409') => void orders.set(number, info),
    silence() {
      isSilent = true;
    },
    told: () => server.events.map(({ type }) => type),
    reads: () => asked.filter(({ path }) => path === 'order/get').length,
  });
}

describe('a payment by an order of the exchange', () => {
  test('is paid when the order is done and its amounts agree, without any IPN', async () => {
    const shop = await setUp();
    expect(shop.made.payment).toMatchObject({
      status: 'awaiting_payment',
      due: { amount: '103.07', asset: { code: 'USDTTRC20', network: 'tron' } },
      action: { type: 'redirect', url: `https://www.kryptoswap.io/en/payment/1409/${SECRET}` },
      underpayment: 'hosted',
    });
    for (const [status, is] of [
      ['inProgress', 'awaiting_payment'],
      ['inProgressPayout', 'settling'],
      ['done', 'paid'],
    ] as const) {
      shop.say({ status });
      shop.clock.now += MINUTE;
      await shop.checkout.reconcile();
      expect((await shop.record())?.status).toBe(is);
    }
    expect(await shop.record()).toMatchObject({
      amountStatus: 'exact',
      received: null,
      review: [],
    });
    expect(shop.told()).toEqual(['payment.created', 'payment.settling', 'payment.paid']);
  });

  test.for([
    [{ outAmount: 99.99 }, 'amount_mismatch'],
    [{ inAmount: 1 }, 'amount_mismatch'],
    [{ route: { from: { xml: 'BTC' } } }, 'asset_mismatch'],
    [{ route: { to: { xml: 'CARDEUR' } } }, 'asset_mismatch'],
    [{ uid: 7 }, 'binding_mismatch'],
  ] as const)('is not paid by one that says %j (T13)', async ([info, reason]) => {
    const shop = await setUp();
    shop.say({ status: 'done', ...info });
    shop.clock.now += MINUTE;
    await shop.checkout.reconcile();
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', review: [reason] });
    expect(shop.told()).not.toContain('payment.paid');
  });

  test('has the order’s secret in the address of its page, and nowhere else', async () => {
    const shop = await setUp({}, {});
    shop.say({ status: 'done' });
    shop.clock.now += MINUTE;
    await shop.tell();
    const { action, ...rest } = shop.made.payment;
    expect(JSON.stringify(action)).toContain(SECRET);
    expect(JSON.stringify(rest)).not.toContain(SECRET);
    expect(shop.logged.length).toBeGreaterThan(3);
    expect(shop.logged.join()).not.toContain(SECRET);
    expect(shop.logged.join()).not.toContain(shop.made.ipnSecret);
    expect(JSON.stringify(shop.events)).not.toContain(shop.made.ipnSecret);
  });

  test('has the order’s secret nowhere outside of the server where it is paid on the shop’s page', async () => {
    const shop = await setUp({ display: 'inline' });
    const { id, clientSecret, payment } = shop.made;
    const headers = { authorization: `Bearer ${clientSecret}`, origin: 'https://shop.example' };
    const ask = async (init: RequestInit, more = '') =>
      (await shop.fetch(`/api/checkout/payments/${id}${more}`, init)).text();
    const claim = { method: 'POST', body: '{"paid":true}' };
    const typed = { ...headers, 'content-type': 'application/json' };
    const seen = [JSON.stringify(payment), await ask({ ...claim, headers: typed }, '/check')];
    shop.clock.now += MINUTE;
    seen.push(await ask({ headers }));
    shop.say({ status: 'done' });
    shop.clock.now += MINUTE;
    await shop.checkout.reconcile();
    expect(shop.told()).toContain('payment.paid');
    expect(shop.logged.length).toBeGreaterThan(2);
    seen.push(shop.logged.join());
    for (const text of seen) expect(text).not.toContain(SECRET);
    expect(JSON.stringify(await shop.record())).toContain(SECRET);
  });

  test('is told by "I have paid" where it is paid on the shop’s own page (inline)', async () => {
    const shop = await setUp({ display: 'inline' });
    const { id, clientSecret, payment } = shop.made;
    expect(payment).toMatchObject({ action: { type: 'transfer', address: TRON } });
    const claim = await shop.fetch(`/api/checkout/payments/${id}/check`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://shop.example',
        authorization: `Bearer ${clientSecret}`,
      },
      body: '{"paid":true}',
    });
    expect(claim.status).toBe(200);
    expect(shop.asked.filter(({ method }) => method === 'PUT')).toMatchObject([
      { path: 'order/update-status' },
    ]);
    expect((await shop.record())?.status).toBe('awaiting_payment');
  });
});

describe('an IPN with its hash', () => {
  test('moves the payment on, and is paid only when the order itself says so', async () => {
    const shop = await setUp({ hashField });
    shop.clock.now += MINUTE;
    expect(await shop.tell({ newStatus: 'inProgressPayout' })).toBe(200);
    shop.clock.now += MINUTE;
    expect(await shop.tell()).toBe(200);
    expect((await shop.record())?.status).not.toBe('paid');
    shop.say({ status: 'done' });
    shop.clock.now += MINUTE;
    await shop.checkout.reconcile();
    expect((await shop.record())?.status).toBe('paid');
    expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
  });

  test('is taken once, whatever is changed of what the hash does not cover (T08)', async () => {
    const shop = await setUp({ hashField });
    shop.clock.now += MINUTE;
    const reads = shop.reads();
    const request = async (orderUID: string) => {
      const fields = shop.ipn({
        orderUID,
        timestamp: '1571328406072',
        'toValues[0][key]': orderUID,
      });
      const { url, ipnSecret: secret } = shop.made;
      return (await shop.fetch(await signedNotice('kryptoswap', fields, { url, secret }))).status;
    };
    expect(await request('1409')).toBe(200);
    const once = shop.reads();
    expect(once).toBe(reads + 1);
    for (const orderUID of ['1409', '7', 'x']) expect(await request(orderUID)).toBe(200);
    expect(shop.reads()).toBe(once);
  });

  test('of one order is worth nothing for another (T09)', async () => {
    const shop = await setUp({ hashField });
    const other = await shop.pay('1043');
    expect(other.ipnSecret).not.toBe(shop.made.ipnSecret);
    for (const secret of [shop.made.ipnSecret, shop.made.ipnSecret, 'SECRET123', ...SECRETS]) {
      expect(await shop.tell({ orderUID: '1410' }, secret, other.url)).toBe(401);
    }
    expect((await shop.record(other.id))?.status).toBe('awaiting_payment');
  });

  test('is refused where it has a colon too many, has no hash, or is changed (T08)', async () => {
    const shop = await setUp({ hashField });
    const reads = shop.reads();
    expect(await shop.tell({ xml_from: 'USDTTRC20:CARDUSD' })).toBe(401);
    const { url } = shop.made;
    const plain = await signedNotice('kryptoswap', shop.ipn(), { url });
    expect((await shop.fetch(plain)).status).toBe(401);
    const body = new URLSearchParams(
      await (
        await signedNotice('kryptoswap', shop.ipn(), { url, secret: shop.made.ipnSecret })
      ).text(),
    );
    body.set('inAmount', '1');
    expect((await shop.fetch(url, { method: 'POST', body })).status).toBe(401);
    expect(shop.reads()).toBe(reads);
  });

  test.for([
    [{ outAmount: '1' }, 'amount_mismatch'],
    [{ inAmount: '1' }, 'amount_mismatch'],
    [{ xml_from: 'BTC' }, 'asset_mismatch'],
    [{ xml_to: 'BTC' }, 'asset_mismatch'],
  ] as const)('over another amount or currency, %j, moves nothing', async ([fields, reason]) => {
    const shop = await setUp({ hashField });
    // The notice stands alone.
    shop.silence();
    shop.clock.now += MINUTE;
    expect(await shop.tell({ newStatus: 'inProgressPayout', ...fields })).toBe(200);
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', review: [reason] });
    expect(await shop.tell({ newStatus: 'inProgressPayout' })).toBe(200);
    expect(await shop.record()).toMatchObject({ status: 'settling' });
  });
});

describe('an IPN whose hash has no known place', () => {
  test('makes the order be asked for, and is believed in nothing', async () => {
    const shop = await setUp();
    const reads = shop.reads();
    shop.clock.now += MINUTE;
    expect(await shop.tell()).toBe(200);
    expect(shop.reads()).toBe(reads + 1);
    expect((await shop.record())?.status).toBe('awaiting_payment');
    shop.say({ status: 'done' });
    shop.clock.now += MINUTE;
    expect(await shop.tell({}, undefined)).toBe(200);
    expect((await shop.record())?.status).toBe('paid');
  });
});

describe('a creation whose answer was lost', () => {
  test('is looked for by nobody, and can be left at once', async () => {
    const shop = await setUp({}, { 'order/create': () => new Response('', { status: 502 }) });
    const { payment, id } = shop.made;
    expect(payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
    shop.clock.now += 10 * MINUTE;
    await shop.checkout.reconcile();
    expect(shop.asked.filter(({ path }) => path === 'order/create')).toHaveLength(1);
    expect(shop.reads()).toBe(0);
    expect(await shop.record(id)).toMatchObject({ status: 'created', review: ['create_unknown'] });
  });
});
