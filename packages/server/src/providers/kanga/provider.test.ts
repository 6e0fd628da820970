import { describe, expect, test, vi } from 'vitest';
import { credentials, fail, guide, kangaAccount, options, order } from './account.fixture.ts';
import type { KangaOptions } from './options.ts';
import { kanga } from './provider.ts';
import { transactionKeyOf } from './transactionKey.ts';

const CHECK = '/api/v2/tpg/transaction';
const TOKEN = '/api/v2/tpg/create/payment';
const KEY = await transactionKeyOf('pay_1');

function setUp(more: Partial<KangaOptions> = {}, answers: Parameters<typeof kangaAccount>[0] = {}) {
  return Object.assign(kangaAccount(answers), { provider: kanga({ ...options, ...more }) });
}

const asset = (code: string) => ({
  code,
  symbol: code,
  network: null,
  contract: null,
  decimals: null,
});
const none = { asset: undefined };
const queryOf = ({ action }: { action: { type: string; url?: string } }) =>
  Object.fromEntries(new URL(action.url ?? '').searchParams);

describe('the transaction key', () => {
  test('is of 128 bits, of our id alone, and never the order’s number (T19)', async () => {
    expect(KEY).toMatch(/^[0-9a-f]{32}$/);
    expect(await transactionKeyOf('pay_1')).toBe(KEY);
    expect(await transactionKeyOf('pay_2')).not.toBe(KEY);
    const { provider, context } = setUp();
    const created = await provider.create({ ...order, id: 'other' }, none, context);
    expect(created.reference).toBe(KEY);
  });
});

describe('create', () => {
  test('calls nobody, and gives the page with all that the order says', async () => {
    const { provider, context, asked } = setUp();
    const created = await provider.create(order, none, context);
    expect(created).toEqual({
      reference: KEY,
      due: { amount: '100.00', asset: asset('oPLN') },
      action: {
        type: 'redirect',
        url: expect.stringContaining(`/tpg/payment/${credentials.apiKey}?`),
      },
      expiresAt: null,
      word: null,
      private: {},
    });
    expect(queryOf(created)).toEqual({
      currency: 'oPLN',
      amount: '100.00',
      transactionKey: KEY,
      name: 'Tea & biscuits (1042)',
      email: 'ann+tea@shop.example',
    });
    expect(asked).toEqual([]);
  });

  test('settles each currency of a price in what is declared for it, and in nothing else', async () => {
    const { provider, context } = setUp();
    const price = { amount: '7.5', currency: 'EUR' };
    const created = await provider.create({ ...order, price }, none, context);
    expect(queryOf(created)).toMatchObject({ currency: 'EMT', amount: '7.5' });
    expect(provider.priceCurrencies).toEqual(['PLN', 'EUR']);
    for (const currency of ['USD', 'toString', '__proto__']) {
      const other = { ...order, price: { amount: '1', currency } };
      await expect(provider.create(other, none, context)).rejects.toMatchObject({
        code: 'currency_not_supported',
      });
    }
  });

  test.for([
    [undefined, undefined, undefined],
    [undefined, 'ETH', 'ETH'],
    [['BTC', 'ETH'], undefined, undefined],
    [['BTC', 'ETH'], 'ETH', 'ETH'],
    [['BTC'], undefined, 'BTC'],
  ] as const)(
    'with payCurrencies %j and the choice %s forces %s',
    async ([payCurrencies, chosen, forced]) => {
      const { provider, context } = setUp({ payCurrencies });
      const created = await provider.create(order, { asset: chosen }, context);
      expect(queryOf(created).forceCurrency).toBe(forced);
      // What is settled is not what the shopper pays in.
      expect(created.due?.asset.code).toBe('oPLN');
    },
  );

  test.for([
    [['BTC'], 'ETH'],
    [undefined, 'no code'],
    [undefined, ''],
  ] as const)(
    'with payCurrencies %j refuses %j before anything is written',
    async ([payCurrencies, asset]) => {
      const { provider, context, asked } = setUp({ payCurrencies, skipEmail: true });
      const refused = { code: 'asset_not_supported', provider: 'kanga' };
      expect(() => provider.check(order, { asset })).toThrow(expect.objectContaining(refused));
      await expect(provider.create(order, { asset }, context)).rejects.toMatchObject(refused);
      expect(asked).toEqual([]);
    },
  );

  test('knows beforehand that nothing, or one of its currencies, can be chosen', () => {
    const { provider } = setUp({ payCurrencies: ['BTC', 'ETH'] });
    for (const asset of [undefined, 'BTC', 'ETH']) provider.check(order, { asset });
  });

  test('leaves out an e-mail address that nobody has', async () => {
    const { provider, context, asked } = setUp({ skipEmail: true });
    const created = await provider.create({ ...order, email: undefined }, none, context);
    expect(queryOf(created)).not.toHaveProperty('email');
    expect(queryOf(created)).not.toHaveProperty('paymentToken');
    expect(asked).toEqual([]);
  });

  test.for([[null], ['']])(
    'leaves out an e-mail address that a shop has as %j',
    async ([email]) => {
      const { provider, context, asked } = setUp({ skipEmail: true });
      // As a database gives it, past the types.
      const unknown = { ...order, email: email as string };
      const created = await provider.create(unknown, none, context);
      expect(queryOf(created)).not.toHaveProperty('email');
      expect(asked).toEqual([]);
    },
  );

  test('lets no text of an order add a parameter, or break the address', async () => {
    const { provider, context } = setUp();
    const hostile = `a@b.example\r\nX: y&amount=0.01#?currency=EMT&transactionKey=x`;
    const description = `${'😀'.repeat(100)}&amount=1`;
    const created = await provider.create(
      { ...order, id: '😀'.repeat(90), email: hostile, description },
      none,
      context,
    );
    const { action } = created;
    const url = action.type === 'redirect' ? action.url : '';
    expect(url).toMatch(/^[!-~]+$/);
    expect(url.length).toBeLessThan(4000);
    const { searchParams } = new URL(url);
    expect([...searchParams.keys()]).toEqual([
      ...['currency', 'amount', 'transactionKey', 'name', 'email'],
    ]);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      currency: 'oPLN',
      amount: '100.00',
      transactionKey: KEY,
      email: hostile,
    });
  });
});

describe('skipEmail', () => {
  test('asks for a payment token, and sends it with the e-mail address', async () => {
    const { provider, context, paths, bodies, now } = setUp({ skipEmail: true });
    const created = await provider.create(order, none, context);
    expect(queryOf(created)).toMatchObject({
      email: 'ann+tea@shop.example',
      paymentToken: guide.paymentToken.paymentToken,
    });
    expect(paths()).toEqual([TOKEN]);
    expect(bodies()).toEqual([{ appId: credentials.apiKey, nonce: now() }]);
  });

  test.for([
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['a 503', () => new Response('', { status: 503 })],
    ['a 429', () => new Response('', { status: 429 })],
    ['no token in the answer', () => Response.json({ result: 'ok' })],
  ] as const)('does without the token after %s', async ([, answer]) => {
    const { provider, context, warnings } = setUp({ skipEmail: true }, { [TOKEN]: answer });
    const created = await provider.create(order, none, context);
    expect(queryOf(created)).toMatchObject({ email: 'ann+tea@shop.example', transactionKey: KEY });
    expect(queryOf(created)).not.toHaveProperty('paymentToken');
    expect(warnings).toMatchObject([{ paymentId: 'pay_1' }]);
  });

  test('lets nobody wait long for a token', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const never = () => new Promise<Response>(() => {});
      const { provider, context } = setUp({ skipEmail: true }, { [TOKEN]: never });
      const creation = provider.create(order, none, context);
      await vi.advanceTimersByTimeAsync(5000);
      expect(queryOf(await creation)).not.toHaveProperty('paymentToken');
    } finally {
      vi.useRealTimers();
    }
  });

  test('fails the creation where the credentials are refused, and says why', async () => {
    const { provider, context } = setUp({ skipEmail: true }, { [TOKEN]: fail(9000) });
    await expect(provider.create(order, none, context)).rejects.toMatchObject({
      code: 'credentials_or_nonce',
      outcomeUnknown: false,
    });
  });
});

describe('read', () => {
  const payment = {
    reference: KEY,
    paymentId: 'pay_1',
    due: { amount: '100.00', asset: asset('oPLN') },
    expected: { amount: '100.00', currency: 'PLN', assetCode: null },
    private: {},
  };
  const lost = { ...payment, reference: null, due: null };
  const said = { result: 'ok', currency: 'oPLN', amount: '100.00' };

  test.for([
    ['NEW', 'created'],
    ['ACTIVE', 'awaiting_payment'],
    ['PROCESSING', 'confirming'],
    ['FINALIZING', 'settling'],
    ['FINALIZED', 'paid'],
    ['CANCELED', 'cancelled'],
    ['CANCELLING', 'cancelled'],
    ['FAILED', 'failed'],
    ['CANCELLED', null],
    ['finalized', null],
    ['toString', null],
  ] as const)('takes %s for %s', async ([state, claim]) => {
    const { provider, context, bodies, now } = setUp({}, { [CHECK]: { ...said, state } });
    expect(await provider.read(payment, context)).toEqual({
      reference: KEY,
      word: state,
      claim,
      // Kanga never tells what arrived.
      money: { kind: state === 'FINALIZED' ? 'agreed' : 'unknown' },
      echo: { due: '100.00', assetCode: 'oPLN' },
      askedAt: new Date(now()).toISOString(),
    });
    expect(bodies()).toEqual([{ id: KEY, appId: credentials.apiKey, nonce: now() }]);
  });

  test('covers every state of the guide', () => {
    expect(Object.keys(setUp().provider.statuses).sort()).toEqual([...guide.states].sort());
  });

  test('repeats what was paid for as it came, so that it can be compared (T13)', async () => {
    const answer = { result: 'ok', currency: 'BTC', amount: '1', state: 'FINALIZED' };
    const { provider, context } = setUp({}, { [CHECK]: answer });
    expect((await provider.read(payment, context))?.echo).toEqual({ due: '1', assetCode: 'BTC' });
  });

  test.for(['state', 'amount', 'currency'])('believes no answer without %s (S18)', async (gone) => {
    const { provider, context } = setUp(
      {},
      { [CHECK]: { ...said, state: 'FINALIZED', [gone]: null } },
    );
    expect(await provider.read(payment, context)).toMatchObject({
      reference: KEY,
      claim: null,
      review: ['incomplete_pull'],
      echo: {},
    });
  });

  test('says null while nobody has opened the page (S17)', async () => {
    const { provider, context, asked } = setUp();
    expect(await provider.read(payment, context)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test('rejects when it could not ask, instead of saying null', async () => {
    const { provider, context } = setUp({}, { [CHECK]: () => new Response('', { status: 404 }) });
    await expect(provider.read(payment, context)).rejects.toMatchObject({
      code: 'provider_refused',
    });
  });

  test('makes a creation whole that died half-way, opened or not (S17)', async () => {
    const { provider, context, open, bodies } = setUp();
    const created = await provider.create({ ...order, email: undefined }, none, context);
    const { due, action, expiresAt } = created;
    const whole = { reference: KEY, offer: { due, expiresAt } };
    const unopened = await provider.read(lost, context);
    expect(unopened).toMatchObject({ ...whole, claim: 'created', word: null });
    const { name, ...query } = queryOf({ action });
    expect(name).toBe('Tea & biscuits (1042)');
    expect(queryOf(unopened?.offer ?? { action })).toEqual(query);
    expect(bodies()[0]).toMatchObject({ id: KEY });
    if (action.type === 'redirect') open(action.url);
    expect(await provider.read(lost, context)).toMatchObject({
      ...whole,
      claim: 'created',
      word: 'NEW',
      echo: { due: '100.00', assetCode: 'oPLN' },
    });
  });

  test('makes it whole with the currency that was chosen', async () => {
    const { provider, context } = setUp({ payCurrencies: ['BTC', 'ETH'] });
    const chosen = { ...lost, expected: { ...lost.expected, assetCode: 'ETH' } };
    const fact = await provider.read(chosen, context);
    expect(queryOf(fact?.offer ?? { action: { type: 'none' } }).forceCurrency).toBe('ETH');
    // It was taken when it was chosen, whatever is offered by now.
    const later = setUp({ payCurrencies: ['BTC'] });
    const again = await later.provider.read(chosen, later.context);
    expect(again?.offer?.action).toEqual(fact?.offer?.action);
    const single = await later.provider.read(lost, later.context);
    expect(queryOf(single?.offer ?? { action: { type: 'none' } }).forceCurrency).toBe('BTC');
  });

  test('asks for the payment’s own key where the creation was lost, whatever a callback named', async () => {
    const { provider, context, bodies } = setUp();
    const fact = await provider.read({ ...lost, reference: 'of-somebody-else' }, context);
    expect(fact?.reference).toBe(KEY);
    expect(bodies()[0]).toMatchObject({ id: KEY });
  });

  test('asks for a payment by the key that it was opened with, however that was made', async () => {
    const { provider, context, bodies } = setUp();
    expect(await provider.read({ ...payment, reference: 'ORDER34H773A1' }, context)).toBeNull();
    expect(bodies()).toMatchObject([{ id: 'ORDER34H773A1' }]);
  });

  test('warns once while its nonces are ahead of the clock (S13)', async () => {
    const { provider, context, clock, warnings } = setUp();
    await provider.read(payment, context);
    clock.now -= 3_600_000;
    await provider.read(payment, context);
    await provider.read(payment, context);
    expect(warnings).toMatchObject([{ provider: 'kanga', aheadMs: 3_600_001 }]);
  });

  test('draws its nonces from the store, for all processes (T34)', async () => {
    const { provider, context, nonces, now } = setUp();
    await context.store.nextSequence(`kanga:${credentials.apiKey}`, now() + 41);
    await Promise.all([provider.read(payment, context), kanga(options).read(payment, context)]);
    expect(nonces).toEqual([now() + 42, now() + 43]);
  });
});

test('shows nothing secret when it is printed', () => {
  expect(JSON.stringify(setUp().provider)).toBe('{"id":"kanga","name":"Kanga"}');
});

test('wants exactly 200 for a callback, is patient, and is asked slowly (S21)', () => {
  const { provider } = setUp();
  expect(provider).toMatchObject({
    noticeTrust: 'hint',
    underpayment: 'hosted',
    acknowledge: { status: 200, body: 'OK' },
    watchMs: 7 * 24 * 3_600_000,
    pace: { leastMs: 10_000, restMs: 30 * 60_000, atOnce: 1 },
  });
});
