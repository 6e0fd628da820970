import { describe, expect, test } from 'vitest';
import { createTestServer } from '../../testing/createTestServer.ts';
import { kangaAccount, options } from './account.fixture.ts';
import type { KangaOptions } from './options.ts';
import { kanga } from './provider.ts';

const MINUTE = 60_000;

async function setUp(
  more: Partial<KangaOptions> = {},
  answers: Parameters<typeof kangaAccount>[0] = {},
) {
  const account = kangaAccount(answers);
  const { fetch, now, clock } = account;
  const server = createTestServer({
    providers: [kanga({ ...options, ...more })],
    orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }], description: 'Tea' }],
    fetch,
    now,
    log: account.context.log,
  });
  const { checkout } = server;
  const { payment: created } = await checkout.payments.create({
    id: '1042',
    prices: [{ amount: '100.00', currency: 'PLN' }],
  });
  const { id, action } = created;
  const url = action.type === 'redirect' ? action.url : '';
  const key = (await checkout.payments.get(id))?.reference ?? '';
  const callback = (query = `?transactionKey=${key}`, init: RequestInit = {}) =>
    server.fetch(`/api/checkout/callbacks/kanga${query}`, init);
  const statusOf = async () => (await checkout.payments.get(id))?.status;
  const told = () => server.events.map(({ type }) => type);
  return Object.assign(account, server, {
    id,
    url,
    key,
    created,
    callback,
    statusOf,
    told,
    /** What the account is told of the clock. */
    pass(ms: number) {
      clock.now += ms;
    },
  });
}

describe('a payment on Kanga’s page', () => {
  test('is paid when the callback’s key is asked for and both amounts agree (S21)', async () => {
    const shop = await setUp();
    expect(shop.asked).toEqual([]);
    expect(await shop.statusOf()).toBe('awaiting_payment');
    shop.open(shop.url);
    shop.say(shop.key, 'PROCESSING');
    shop.pass(MINUTE);
    const first = await shop.callback();
    expect([first.status, await first.text()]).toEqual([200, 'OK']);
    expect(await shop.statusOf()).toBe('confirming');
    shop.say(shop.key, 'FINALIZED');
    shop.pass(MINUTE);
    expect((await shop.callback(undefined, { method: 'POST' })).status).toBe(200);
    expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
      status: 'paid',
      amountStatus: 'exact',
      received: null,
      review: [],
    });
    expect(shop.told()).toEqual(['payment.created', 'payment.confirming', 'payment.paid']);
  });

  test.for([
    ['amount', '1.00', 'amount_mismatch'],
    ['currency', 'oUSD', 'asset_mismatch'],
  ] as const)(
    'is never paid where somebody opened its key with another %s (T19, T13)',
    async ([field, value, reason]) => {
      const shop = await setUp();
      const forged = new URL(shop.url);
      forged.searchParams.set(field, value);
      shop.open(forged.href);
      // The shopper comes second: Kanga has the key already.
      shop.open(shop.url);
      shop.say(shop.key, 'FINALIZED');
      shop.pass(MINUTE);
      expect((await shop.callback()).status).toBe(200);
      expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
        status: 'awaiting_payment',
        review: [reason],
      });
      expect(shop.told()).not.toContain('payment.paid');
    },
  );

  test('is not paid with the key of a cheaper order of the same shop (T13)', async () => {
    const shop = await setUp();
    const { payment: cheap } = await shop.checkout.payments.create({
      id: '1',
      prices: [{ amount: '1.00', currency: 'PLN' }],
    });
    const other = (await shop.checkout.payments.get(cheap.id))?.reference ?? '';
    const swapped = new URL(cheap.action.type === 'redirect' ? cheap.action.url : '');
    swapped.searchParams.set('transactionKey', shop.key);
    shop.open(swapped.href);
    const back = new URL(shop.url);
    back.searchParams.set('transactionKey', other);
    shop.open(back.href);
    for (const key of [shop.key, other]) {
      shop.say(key, 'FINALIZED');
      shop.pass(MINUTE);
      expect((await shop.callback(`?transactionKey=${key}`)).status).toBe(200);
    }
    expect(shop.told()).not.toContain('payment.paid');
    for (const id of [shop.id, cheap.id]) {
      const review = ['amount_mismatch'];
      expect(await shop.checkout.payments.get(id)).toMatchObject({ held: true, review });
    }
  });

  test.for([
    ['amount', '100,00', 'amount_mismatch'],
    ['amount', ' 100.00', 'amount_mismatch'],
    ['amount', '+100.00', 'amount_mismatch'],
    ['amount', '0x64', 'amount_mismatch'],
    ['amount', '٢٠٠', 'amount_mismatch'],
    ['amount', '99.999999999999999999', 'amount_mismatch'],
    ['amount', '100.0000000000000000001', 'amount_mismatch'],
    ['currency', 'opln', 'asset_mismatch'],
    ['currency', 'oPLN ', 'asset_mismatch'],
    ['currency', 'оPLN', 'asset_mismatch'],
  ] as const)('is not paid by one that calls its %s %j (T13)', async ([field, value, reason]) => {
    const shop = await setUp();
    const edited = new URL(shop.url);
    edited.searchParams.set(field, value);
    shop.open(edited.href);
    shop.say(shop.key, 'FINALIZED');
    shop.pass(MINUTE);
    expect((await shop.callback()).status).toBe(200);
    expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
      status: 'awaiting_payment',
      review: [reason],
    });
  });

  test('goes on where it was cancelled and is then paid after all', async () => {
    const shop = await setUp();
    shop.open(shop.url);
    for (const [state, status] of [
      ['CANCELED', 'cancelled'],
      ['ACTIVE', 'awaiting_payment'],
      ['CANCELED', 'cancelled'],
      ['PROCESSING', 'confirming'],
      ['FINALIZED', 'paid'],
    ] as const) {
      shop.say(shop.key, state);
      shop.pass(MINUTE);
      await shop.callback();
      expect(await shop.statusOf()).toBe(status);
    }
    expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
  });

  test.for(['FAILED', 'CANCELED', 'ACTIVE'])(
    'that was final and is called %s stays paid, and is put up for review',
    async (state) => {
      const shop = await setUp();
      shop.open(shop.url);
      for (const said of ['FINALIZED', state]) {
        shop.say(shop.key, said);
        shop.pass(MINUTE);
        expect((await shop.callback()).status).toBe(200);
      }
      expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
        status: 'paid',
        review: ['reversal_suspected'],
      });
      expect(shop.told().filter((type) => type === 'payment.paid')).toHaveLength(1);
    },
  );

  test('waits without a word while nobody has opened it, for days (S17)', async () => {
    const shop = await setUp();
    for (let hour = 0; hour < 5 * 24; hour += 6) {
      shop.pass(6 * 60 * MINUTE);
      await shop.checkout.reconcile();
    }
    expect(shop.nonces.length).toBeGreaterThan(10);
    expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
      status: 'awaiting_payment',
      review: [],
      action: { type: 'redirect' },
    });
    expect(shop.warnings).toEqual([]);
    expect(shop.told()).toEqual(['payment.created']);
    shop.open(shop.url);
    shop.say(shop.key, 'FINALIZED');
    shop.pass(60 * MINUTE);
    await shop.checkout.reconcile();
    expect(await shop.statusOf()).toBe('paid');
  });

  test('is not moved by an answer that lacks the amount, and is put up for review (S18)', async () => {
    const path = '/api/v2/tpg/transaction';
    const shop = await setUp(
      {},
      { [path]: { result: 'ok', currency: 'oPLN', state: 'FINALIZED' } },
    );
    shop.pass(MINUTE);
    await shop.callback();
    expect(await shop.checkout.payments.get(shop.id)).toMatchObject({
      status: 'awaiting_payment',
      review: ['incomplete_pull'],
    });
  });

  test('keeps of an endless word what a person can read', async () => {
    const state = 'A gateway said: '.padEnd(900_000, '<html>');
    const path = '/api/v2/tpg/transaction';
    const answer = { result: 'ok', currency: 'oPLN', amount: '100.00', state };
    const shop = await setUp({}, { [path]: answer });
    shop.pass(MINUTE);
    await shop.callback();
    const history = await shop.checkout.payments.history(shop.id);
    expect(history.at(-1)?.record).toMatchObject({
      status: 'awaiting_payment',
      review: ['unknown_status'],
      providerStatus: expect.stringMatching(/^A gateway said: <html>/),
    });
    expect(JSON.stringify(history).length).toBeLessThan(20_000);
  });

  test('whose account is refused is an error in the log before anybody pays, naming the causes', async () => {
    const shop = await setUp({ apiSecret: 'the-secret-of-another-merchant' });
    shop.pass(MINUTE);
    await shop.checkout.reconcile();
    expect(shop.errors).toMatchObject([
      {
        message: 'read failed',
        error: {
          code: 'credentials_or_nonce',
          message: expect.stringMatching(
            /wrong key or secret.*another program.*lease.*greater nonce/,
          ),
        },
      },
    ]);
    expect(JSON.stringify(shop.errors)).not.toContain('another-merchant');
  });

  test('pays with the currency that was chosen, and is settled in another', async () => {
    const shop = await setUp({ payCurrencies: ['BTC'] });
    expect(new URL(shop.url).searchParams.get('forceCurrency')).toBe('BTC');
    expect(shop.created.due?.asset.code).toBe('oPLN');
  });
});

describe('a callback', () => {
  test('with a key that is not ours is 404, and costs no call (S22, T33)', async () => {
    const shop = await setUp();
    for (const key of ['0'.repeat(32), shop.id, '1042', shop.key.toUpperCase()]) {
      expect((await shop.callback(`?transactionKey=${key}`)).status).toBe(404);
    }
    expect(shop.asked).toEqual([]);
  });

  test('without exactly one proper key is 400, and costs no call (S23)', async () => {
    const shop = await setUp();
    const { key } = shop;
    const queries = [
      '',
      '?transactionKey=',
      `?transactionKey=${key}&transactionKey=${key}`,
      `?transactionKey=${'k'.repeat(129)}`,
    ];
    for (const query of queries) expect((await shop.callback(query)).status).toBe(400);
    expect(shop.asked).toEqual([]);
  });

  test('is believed in nothing that it says itself', async () => {
    const shop = await setUp();
    shop.open(shop.url);
    shop.pass(MINUTE);
    const body = JSON.stringify({ result: 'ok', state: 'FINALIZED', amount: '100.00' });
    const query = `?transactionKey=${shop.key}&state=FINALIZED`;
    expect((await shop.callback(query, { method: 'POST', body })).status).toBe(200);
    expect(await shop.statusOf()).toBe('awaiting_payment');
  });
});
