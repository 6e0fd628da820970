import type { Sandbox } from '@coinslot/sandbox';
import {
  createKryptogoClient,
  type KryptogoOptions,
  type KryptogoPaymentIntent,
  kryptogo,
} from '@coinslot/server/kryptogo';
import { signedNotice } from '@coinslot/server/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeProvider } from './describeProvider.ts';
import { openShop, type Shop } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;
const INTENT = '/v1/studio/api/payment/intent';
const TRANSFER = '/v1/studio/api/asset_pro/transfer';

const sentBack = {
  status: 'refunded',
  amountStatus: 'under',
  told: ['refund_pending', 'refunded'],
  because: 'the first transfer that is too small is sent back',
} as const;

const subject: ProviderSubject<KryptogoOptions> = {
  factory: kryptogo,
  account: (sandbox) => sandbox.credentials.kryptogo,
  required: ['clientId', 'apiKey', 'siteOrigin'],
  // The client id is public.
  secrets: ['apiKey'],
  hosts: ['baseUrl'],
  refused: (account) => ({ ...account, apiKey: 'the-key-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '300', currency: 'TWD' }], description: 'Coffee' },
  choice: {},
  calls: {
    create: { method: 'POST', path: INTENT },
    read: { method: 'GET' },
  },
  notice: async (url, reference) =>
    signedNotice('kryptogo', { payment_intent_id: reference, status: 'pending' }, { url }),
  outcomes: {
    under: sentBack,
    split: sentBack,
    dust: sentBack,
    underThenExpired: sentBack,
    late: { status: 'expired', told: ['expired'], because: 'no status tells of money after it' },
    cancel: { notOffered: 'no status tells of it' },
    fail: { notOffered: 'no status tells of it' },
    refund: { notOffered: 'only what was too little is sent back' },
    reverted: { notOffered: 'no document knows of money that is taken back' },
    paidThenReverted: { notOffered: 'no document knows of money that is taken back' },
    wrongAsset: {
      status: 'awaiting_payment',
      told: [],
      because: 'another token is not told of',
    },
    unknownWord: {
      status: 'awaiting_payment',
      review: ['unknown_status'],
      told: ['review'],
      because: 'it tells of nothing before the end',
    },
    nonceReused: { notOffered: 'its calls carry no number' },
    tokenExpired: { notOffered: 'its calls carry a key, and there is no token' },
  },
};

describeProvider(subject);

async function open(
  dialect: Readonly<Record<string, string>> = {},
  change: Partial<ProviderSubject<KryptogoOptions>> = {},
): Promise<Shop> {
  const shop = await openShop({ ...subject, ...change });
  onTestFinished(() => shop.close());
  shop.sandbox.dialect('kryptogo', dialect);
  return shop;
}

type Made = Awaited<ReturnType<Shop['create']>>;

/** What the provider keeps of the payment, from its own interface. */
async function intentOf(shop: Shop, made: Made): Promise<KryptogoPaymentIntent> {
  const { reference } = await shop.record(made);
  const { baseUrl, ...credentials } = shop.sandbox.credentials.kryptogo;
  return createKryptogoClient({ ...credentials, baseUrl }).getPaymentIntent(reference ?? '');
}

/** The address that the provider was given for the payment. */
async function callbackOf(shop: Shop, made: Made): Promise<string> {
  const { callback_url } = await intentOf(shop, made);
  if (!callback_url?.startsWith(`${shop.callbackUrl}/`)) throw new Error('It was given none.');
  return callback_url;
}

describe('an intent', () => {
  it('carries the price and what the merchant keeps with the order, and is due in 30 minutes', async () => {
    const provider = { kryptogo: { orderData: { order_id: 'uid_12345' }, groupKey: 'stones' } };
    const shop = await open({}, { order: { ...subject.order, provider } });
    const made = await shop.create();
    expect(await intentOf(shop, made)).toMatchObject({
      fiat_amount: '300.0',
      fiat_currency: 'TWD',
      order_data: { order_id: 'uid_12345' },
      group_key: 'stones',
      status: 'pending',
    });
    expect(made.payment.expiresAt).toBe('2026-11-21T10:30:00.000Z');
    expect(made.payment.due).toEqual({
      amount: '9.23',
      asset: {
        code: 'USDT',
        symbol: 'USDT',
        network: 'arbitrum',
        contract: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9',
        decimals: 6,
      },
    });
  });

  it('is priced in dollars as well', async () => {
    const prices = [{ amount: '10.00', currency: 'USD' }];
    const shop = await open({}, { order: { id: '1042', prices } });
    const made = await shop.create();
    expect(await intentOf(shop, made)).toMatchObject({ fiat_currency: 'USD' });
    await shop.pay(made);
    await shop.wait(MINUTE);
    expect(shop.told()).toEqual(['paid']);
  });

  it.each([
    ['0.009', {}, 422, 'amount_too_small'],
    ['300', { orderData: { text: 'x'.repeat(990) } }, 500, 'invalid_configuration'],
  ])('of %s with %j is refused before anybody is asked', async (amount, kept, status, code) => {
    const prices = [{ amount, currency: 'TWD' }];
    const shop = await open({}, { order: { id: '1042', prices, provider: { kryptogo: kept } } });
    const response = await shop.post('payments', { orderId: '1042' });
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
    expect(shop.asked()).toBe(0);
    expect(await shop.checkout.payments.list()).toEqual([]);
  });

  it.each(['400', 'byKind', '200'])(
    'is refused for what it is, whatever the status of a refusal (%s)',
    async (errorStatus) => {
      const account = (sandbox: Sandbox) => subject.refused(subject.account(sandbox));
      const shop = await open({ errorStatus }, { account });
      const response = await shop.post('payments', { orderId: '1042' });
      expect((await response.json()).error.code).toBe('credentials_refused');
      // Nothing came to be, and nobody has to look for it.
      expect(await shop.checkout.payments.list()).toMatchObject([{ status: 'failed' }]);
    },
  );
});

describe('a callback', () => {
  const send = async (url: string, payload: object) =>
    (await fetch(await signedNotice('kryptogo', payload, { url }))).status;

  it('that anybody forged makes nothing paid, nothing expired and nothing refunded (T01)', async () => {
    const shop = await open();
    const made = await shop.create();
    const url = await callbackOf(shop, made);
    const { reference, due } = await shop.record(made);
    const told = {
      payment_intent_id: reference,
      received_amount: due?.amount,
      crypto_amount: '0.01',
      refund_tx_hash: '0xabc',
    };
    for (const status of Object.keys(shop.provider.statuses)) {
      await shop.sandbox.advance(5000);
      expect(await send(url, { ...told, status })).toBe(200);
    }
    expect(await shop.record(made)).toMatchObject({
      status: 'awaiting_payment',
      received: null,
      refund: null,
      transactions: [],
      held: false,
    });
    expect(shop.told()).toEqual([]);
  });

  it('with a token that we did not make is 404, and nobody is asked (S22, T33)', async () => {
    const shop = await open();
    const made = await shop.create();
    const url = await callbackOf(shop, made);
    const before = shop.asked();
    const { reference } = await shop.record(made);
    for (const forged of [`${url}x`, url.slice(0, -1), url.replace('pay_', 'pay_x')])
      expect(await send(forged, { payment_intent_id: reference })).toBe(404);
    expect(shop.asked()).toBe(before);
  });

  it('that names another of our own payments is none of this one (S30, T10)', async () => {
    const shop = await open();
    const [mine, other] = [await shop.create(), await shop.create({ orderId: '1043' })];
    await shop.sandbox.advance(MINUTE);
    const url = await callbackOf(shop, mine);
    const before = shop.asked();
    const { reference } = await shop.record(other);
    shop.sandbox.faults({ notices: 'drop' });
    await shop.pay(other);
    expect(await send(url, { payment_intent_id: reference, status: 'success' })).toBe(404);
    expect(shop.asked()).toBe(before);
    expect((await shop.record(mine)).status).toBe('awaiting_payment');
  });

  it('that comes a thousand times asks at most once in five seconds (T33)', async () => {
    const shop = await open();
    const made = await shop.create();
    const url = await callbackOf(shop, made);
    const { reference } = await shop.record(made);
    await shop.sandbox.advance(MINUTE);
    const before = shop.asked();
    for (let second = 0; second < 20; second += 1) {
      const flood = Array.from({ length: 50 }, () => send(url, { payment_intent_id: reference }));
      for (const status of await Promise.all(flood)) expect(status).toBe(200);
      await shop.sandbox.advance(1000);
    }
    expect(shop.asked() - before).toBeLessThanOrEqual(5);
  });

  it('of every status at once leads to where the payment is (S54)', async () => {
    const shop = await open({ pendingCallback: 'sent' });
    const made = await shop.create();
    const url = await callbackOf(shop, made);
    const { reference } = await shop.record(made);
    shop.sandbox.faults({ notices: 'drop' });
    await shop.pay(made);
    await shop.sandbox.advance(MINUTE);
    const before = shop.asked();
    const words = Object.keys(shop.provider.statuses);
    await Promise.all(
      [...words, ...words].map((status) => send(url, { payment_intent_id: reference, status })),
    );
    expect(shop.asked() - before).toBeLessThanOrEqual(2);
    expect(await shop.record(made)).toMatchObject({ status: 'paid' });
    expect(shop.told()).toEqual(['paid']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'as %s is none (S33)',
    async (type) => {
      const shop = await open();
      const made = await shop.create();
      const url = await callbackOf(shop, made);
      const { reference } = await shop.record(made);
      const body = JSON.stringify({ payment_intent_id: reference });
      const headers = { 'content-type': type };
      expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(415);
    },
  );
});

describe('too little', () => {
  it.each(['atOnce', 'atDeadline'])(
    'is on its way back, and then back, with its transaction (decided %s)',
    async (insufficient) => {
      const shop = await open({ insufficient, refund: 'byOperator' });
      const made = await shop.create();
      const { reference } = await shop.record(made);
      await shop.sandbox.pay(reference ?? '', { amount: '4' });
      await shop.wait(40 * MINUTE);
      const short = { amountStatus: 'under', received: '4', remaining: '5.23' };
      expect(await shop.poll(made)).toMatchObject({
        ...short,
        status: 'refund_pending',
        action: { type: 'wait' },
        refund: null,
      });
      await shop.sandbox.refund(reference ?? '');
      const { refund_tx_hash } = await intentOf(shop, made);
      await shop.wait(15 * MINUTE);
      expect(await shop.poll(made)).toMatchObject({
        ...short,
        status: 'refunded',
        action: { type: 'none' },
        refund: { amount: '4', txHash: refund_tx_hash },
      });
      expect(shop.told()).toEqual(['refund_pending', 'refunded']);
      expect(shop.shipped()).toBe(0);
    },
  );

  it('does not count for more by what is left of it after fees (T15)', async () => {
    const shop = await open();
    const made = await shop.create();
    await shop.pay(made);
    await shop.wait(MINUTE);
    const { aggregated_amount } = await intentOf(shop, made);
    expect(aggregated_amount).toBe('9.13');
    expect(await shop.record(made)).toMatchObject({ status: 'paid', received: '9.23' });
  });
});

describe('money that no status tells of', () => {
  it('after the deadline is found where the provider takes it (T17)', async () => {
    const shop = await open({ latePayment: 'success' });
    const made = await shop.create();
    await shop.wait(31 * MINUTE);
    expect((await shop.poll(made)).status).toBe('expired');
    await shop.pay(made);
    await shop.wait(15 * MINUTE);
    expect(await shop.record(made)).toMatchObject({ status: 'paid', late: true });
    expect(shop.told()).toEqual(['expired', 'paid']);
  });

  it.each([
    ['success', { status: 'paid', amountStatus: 'over', excess: '0.77' }],
    ['ignored', { status: 'expired', amountStatus: 'none', excess: null }],
  ] as const)(
    'too much is told where the provider takes it (%s)',
    async (overpayment, expected) => {
      const shop = await open({ overpayment });
      const made = await shop.create();
      const { reference } = await shop.record(made);
      await shop.sandbox.pay(reference ?? '', { amount: '10' });
      await shop.wait(45 * MINUTE);
      expect(await shop.record(made)).toMatchObject(expected);
    },
  );
});

describe('the client', () => {
  const account = async (dialect: Readonly<Record<string, string>> = {}) => {
    const shop = await open({ openingBalance: 'sample', ...dialect });
    const client = createKryptogoClient(shop.sandbox.credentials.kryptogo);
    return { ...shop, client };
  };
  const payout = {
    chain_id: 'arb',
    contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
    amount: '0.01',
    wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
  };

  it.each(['array', 'nested'])(
    'creates, reads and lists intents, whatever the list looks like (%s)',
    async (list) => {
      const { client } = await account({ list });
      const made = await client.createPaymentIntent({ fiat_amount: '300', fiat_currency: 'TWD' });
      const read = await client.getPaymentIntent(made.payment_intent_id);
      expect(read).toMatchObject({ payment_address: made.payment_address, status: 'pending' });
      expect(JSON.stringify(await client.listPaymentIntents({ page: '1' }))).toContain(
        made.payment_intent_id,
      );
      await expect(client.getPaymentIntent('x'.repeat(32))).rejects.toMatchObject({
        code: 'not_found',
        providerCode: '4006',
      });
    },
  );

  it.each(['400', 'byKind', '200'])(
    'transfers, and is told how much is missing, whatever the status (%s)',
    async (errorStatus) => {
      const { client, sandbox } = await account({ errorStatus });
      const sent = await client.transfer(payout);
      expect(sandbox.withdrawals()).toMatchObject([{ reference: sent.id, hash: sent.tx_hash }]);
      await expect(client.transfer({ ...payout, amount: '1000' })).rejects.toMatchObject({
        code: 'insufficient_balance',
        providerCode: '4015',
        details: { insufficient_amount: '0.01' },
        outcomeUnknown: false,
      });
      expect(sandbox.withdrawals()).toHaveLength(1);
    },
  );

  it.each([true, false])(
    'does not send a transfer twice whose answer was lost (done: %s) (S47)',
    async (done) => {
      const { client, sandbox, asked } = await account();
      const call = { method: 'POST', path: TRANSFER } as const;
      sandbox.faults({ answers: [{ kind: 'reset', done, ...call }] });
      await expect(client.transfer(payout)).rejects.toMatchObject({
        outcomeUnknown: true,
        retryable: false,
      });
      expect(asked(call)).toBe(1);
      expect(sandbox.withdrawals()).toHaveLength(done ? 1 : 0);
    },
  );

  it('does not create an intent twice whose answer was lost (S47)', async () => {
    const { client, sandbox, asked } = await account();
    sandbox.faults({ loseCreateAnswers: 1 });
    const creating = client.createPaymentIntent({ fiat_amount: '300', fiat_currency: 'TWD' });
    await expect(creating).rejects.toMatchObject({ outcomeUnknown: true, retryable: false });
    expect(asked({ method: 'POST', path: INTENT })).toBe(1);
    expect(sandbox.payments()).toHaveLength(1);
  });

  it.each([
    ['clientId', '4001'],
    ['apiKey', '4002'],
  ] as const)('is told that its %s is none (%s)', async (name, providerCode) => {
    const { sandbox } = await account();
    const wrong = { ...sandbox.credentials.kryptogo, [name]: 'of-another-merchant' };
    await expect(createKryptogoClient(wrong).listPaymentIntents()).rejects.toMatchObject({
      code: 'credentials_refused',
      providerCode,
    });
  });
});
