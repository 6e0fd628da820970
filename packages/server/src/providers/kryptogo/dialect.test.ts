import { describe, expect, test } from 'vitest';
import { callback, intent, kryptogoAccount, ok, payment, USDT } from './account.fixture.ts';
import { kryptogo } from './provider.ts';
import { statuses } from './statuses.ts';

const HASH = callback.payment_tx_hash;

/** What the provider makes of an intent, as it comes over the network. */
async function read(...changes: object[]) {
  const { context } = kryptogoAccount(ok(Object.assign({}, intent, ...changes)));
  const options = { clientId: 'c', apiKey: 'k', siteOrigin: 'https://shop.example' };
  const fact = await kryptogo(options).read(payment, context);
  if (fact === null) throw new Error('It knows no such payment.');
  return fact;
}

describe('the guide’s statuses', () => {
  test.for([
    ['pending', 'awaiting_payment'],
    ['success', 'paid'],
    ['expired', 'expired'],
    ['insufficient_not_refunded', 'refund_pending'],
    ['insufficient_refunded', 'refunded'],
  ] as const)('%s claims %s', async ([status, claim]) => {
    expect(await read({ status })).toMatchObject({ word: status, claim });
    expect(statuses[status]).toEqual({ claim });
  });

  test('are all there are', () => {
    expect(Object.keys(statuses)).toHaveLength(5);
  });

  test.for(['completed', 'SUCCESS', 'toString', '__proto__'])(
    'do not have %s: it is kept, and claims nothing (S49)',
    async (status) => {
      expect(await read({ status })).toMatchObject({ word: status, claim: null });
    },
  );
});

describe('what arrived', () => {
  test.for(['received_amount', 'received_crypto_amount'])('is %s', async (name) => {
    for (const amount of ['9.23', '9.230000', 9.23, '9.23E0'])
      expect((await read({ status: 'success', [name]: amount })).money).toEqual({
        kind: 'received',
        amount: '9.23',
      });
  });

  test.for(['aggregated_amount', 'aggregated_crypto_amount'])(
    'is never %s, which is after fees',
    async (name) => {
      const { money } = await read({ status: 'success', received_amount: '9.23', [name]: '9.13' });
      expect(money).toEqual({ kind: 'received', amount: '9.23' });
      const without = await read({ status: 'success', [name]: '9.13' });
      expect(without.money).toEqual({ kind: 'agreed' });
    },
  );

  test.for([undefined, null, ''])('counts as what is due where success says %j', async (amount) => {
    const fields = { received_amount: amount, received_crypto_amount: amount };
    expect((await read({ status: 'success' }, fields)).money).toEqual({ kind: 'agreed' });
  });

  test('decides where it is said: too little, nothing, unreadable (T15)', async () => {
    const moneyOf = async (amount: string) =>
      (await read({ status: 'success', received_amount: amount })).money;
    expect(await moneyOf('9.22')).toEqual({ kind: 'received', amount: '9.22' });
    expect(await moneyOf('0')).toEqual({ kind: 'received', amount: '0' });
    for (const odd of ['nine', '-9.23', '9,23'])
      expect(await moneyOf(odd)).toEqual({ kind: 'unknown' });
  });

  test.for(['pending', 'expired', 'insufficient_not_refunded', 'insufficient_refunded', 'new'])(
    'is not known where %s says nothing of it',
    async (status) => {
      expect((await read({ status })).money).toEqual({ kind: 'unknown' });
    },
  );
});

describe('too little', () => {
  const short = { received_amount: '4.00', payment_tx_hash: HASH };

  test('is on its way back: insufficient_not_refunded', async () => {
    const fact = await read({ status: 'insufficient_not_refunded' }, short);
    expect(fact).toMatchObject({
      claim: 'refund_pending',
      money: { kind: 'received', amount: '4' },
      refund: undefined,
    });
  });

  test('was sent back: insufficient_refunded, with refund_tx_hash and refund_amount', async () => {
    const refund = { refund_tx_hash: '0xabc', refund_amount: '3.96' };
    expect(await read({ status: 'insufficient_refunded' }, short, refund)).toMatchObject({
      claim: 'refunded',
      money: { kind: 'received', amount: '4' },
      refund: { amount: '3.96', txHash: '0xabc' },
    });
  });

  test('was sent back, and nobody says how', async () => {
    const fact = await read({ status: 'insufficient_refunded', refund_tx_hash: '' });
    expect(fact.refund).toEqual({ amount: null, txHash: null });
  });

  test('is not what a field without a value tells of a payment that was paid', async () => {
    const fact = await read(callback, { refund_tx_hash: '', refund_amount: '0' });
    expect(fact.refund).toBeUndefined();
  });
});

describe('what is repeated of the order', () => {
  test('is the price, the amount due, the token and its network', async () => {
    expect((await read(callback)).echo).toEqual({
      paymentId: undefined,
      due: '9.23',
      assetCode: 'USDT',
      network: 'arbitrum',
      contract: USDT,
      price: { amount: '300.0', currency: 'TWD' },
    });
  });

  test.for([
    [{ crypto_amount: '1' }, { due: '1' }],
    [{ symbol: 'FAKE' }, { assetCode: 'FAKE' }],
    [{ payment_chain_id: 'eth' }, { network: 'eth' }],
    [{ token_address: '0xff' }, { contract: '0xff' }],
    [{ fiat_amount: '1' }, { price: { amount: '1', currency: 'TWD' } }],
    [{ fiat_currency: 'USD' }, { price: { amount: '300.0', currency: 'USD' } }],
    [
      { callback_url: 'https://shop.example/api/checkout/callbacks/kryptogo/pay_2.mac' },
      { paymentId: expect.stringContaining('pay_2.mac') },
    ],
  ] as const)('%j is handed on as it is, to be compared', async ([change, echo]) => {
    expect((await read(callback, change)).echo).toMatchObject(echo);
  });

  test.for(['status', 'fiat_amount', 'fiat_currency', 'crypto_amount'])(
    'without %s proves nothing (S18)',
    async (name) => {
      for (const value of [undefined, null, ''])
        expect(await read(callback, { [name]: value })).toMatchObject({
          claim: null,
          review: ['incomplete_pull'],
        });
    },
  );
});

describe('the transaction', () => {
  test('is payment_tx_hash, with what arrived, and its page', async () => {
    expect((await read(callback)).transactions).toEqual([
      { hash: HASH, amount: '9.23', explorerUrl: `https://arbiscan.io/tx/${HASH}` },
    ]);
    const odd = await read({ payment_tx_hash: 'javascript:alert(1)' });
    expect(odd.transactions).toMatchObject([{ explorerUrl: null }]);
    expect((await read({ payment_tx_hash: '' })).transactions).toEqual([]);
  });

  test('came at payment_tx_timestamp, in seconds', async () => {
    const fact = await read(callback, { payment_tx_timestamp: 1795256999 });
    expect(fact.paidAt).toBe('2026-11-21T10:29:59.000Z');
    for (const none of [0, null, undefined, '', 'soon', 1795256999000])
      expect((await read(callback, { payment_tx_timestamp: none })).paidAt).toBeUndefined();
  });

  test('is never the one that collects, or sends back', async () => {
    const fact = await read({ aggregation_tx_hash: HASH, refund_tx_hash: HASH });
    expect(fact.transactions).toEqual([]);
  });
});
