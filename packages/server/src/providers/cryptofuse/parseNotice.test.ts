import { expect, test } from 'vitest';
import { toHex } from '../../crypto/encoding.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { signedNotice } from '../../testing/signedNotice.ts';
import { credentials, TRANSACTION, TRON_ADDRESS } from './account.fixture.ts';
import { cryptofuse } from './provider.ts';

const provider = cryptofuse(credentials);
const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';

async function parse(payload: object | string, secret = credentials.webhookSecret) {
  const request = await signedNotice(provider, payload, { url, secret });
  const body = new Uint8Array(await request.arrayBuffer());
  const { method, headers } = request;
  return provider.parseNotice({ method, headers, url: new URL(url), body });
}

const data = {
  transaction_id: TRANSACTION,
  status: 'confirming',
  amount_usd: '100.00',
  amount_crypto: '100.00000000',
  blockchain: 'TRX',
  token: 'USDT',
  currency: 'USDTTRC20',
  address: TRON_ADDRESS,
  transaction_hash: 'a'.repeat(64),
  confirmations: 1,
  payment_history: [
    {
      deposit_id: 'dep_123',
      amount: '100.00000000',
      transaction_hash: 'a'.repeat(64),
      confirmations: 1,
      timestamp: '2024-12-27T10:05:00Z',
    },
  ],
  total_paid_amount: '100.00000000',
};
const notice = {
  transaction_id: TRANSACTION,
  event: 'payment_status_update',
  status: 'confirming',
  timestamp: '2024-12-27T10:05:00Z',
  data,
};

test('makes a signed fact of the guide’s sample', async () => {
  expect(await parse(notice)).toEqual({
    reference: TRANSACTION,
    evidence: 'signed',
    dedupeKey: toHex(await sha256(JSON.stringify(notice))),
    fact: {
      reference: TRANSACTION,
      word: 'confirming',
      claim: 'confirming',
      money: { kind: 'received', amount: '100' },
      echo: {
        paymentId: undefined,
        due: '100.00000000',
        assetCode: 'USDTTRC20',
        network: 'tron',
      },
      confirmations: { seen: 1, required: null },
      transactions: [
        {
          hash: 'a'.repeat(64),
          amount: '100',
          explorerUrl: `https://tronscan.org/#/transaction/${'a'.repeat(64)}`,
        },
      ],
      paidAt: '2024-12-27T10:05:00.000Z',
    },
  });
});

test('tells two deliveries of the same bytes by one key, and others by another', async () => {
  const keys = [notice, notice, { ...notice, timestamp: 'later' }].map(async (payload) => {
    const { dedupeKey } = await parse(payload);
    return dedupeKey;
  });
  const [first, again, other] = await Promise.all(keys);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('believes nothing of a notice that names two payments, and only lets ours be read (S31)', async () => {
  const other = { ...notice, data: { ...data, transaction_id: 'another' } };
  const parsed = await parse(other);
  expect(parsed).toMatchObject({ reference: TRANSACTION, evidence: 'signed' });
  expect(parsed.dedupeKey).not.toBeNull();
  expect(parsed.fact).toBeUndefined();
});

test('finds the id in data where the top has none', async () => {
  const { transaction_id: _, ...inner } = notice;
  expect(await parse(inner)).toMatchObject({ reference: TRANSACTION });
});

test('tells what of an overpayment was rejected, wherever it stands', async () => {
  const special = { payment_type: 'overpayment', rejected_amount: '30.00000000' };
  const over = { ...notice, status: 'completed', data: { ...data, total_paid_amount: '150.0' } };
  const money = { kind: 'received', amount: '150', rejected: '30' };
  expect(await parse({ ...over, ...special })).toMatchObject({ fact: { claim: 'paid', money } });
  const within = { ...over, data: { ...over.data, ...special } };
  expect(await parse(within)).toMatchObject({ fact: { claim: 'paid', money } });
});

const withdrawal = {
  withdrawal_id: 'w-1',
  event: 'withdrawal_status_update',
  status: 'processing',
  timestamp: '2024-12-27T11:05:00Z',
  data: { withdrawal_id: 'w-1', status: 'processing', amount: '98.50', currency: 'USDTTRC20' },
};

test('sends a withdrawal another way, with all that it tells', async () => {
  const data = {
    withdrawal_id: 'w-1',
    status: 'completed',
    transaction_hash: '0xdef456...',
    confirmations: 20,
    completed_at: '2024-12-27T11:10:00Z',
  };
  const parsed = await parse({ ...withdrawal, status: 'completed', data });
  expect(parsed).toMatchObject({
    reference: 'w-1',
    evidence: 'signed',
    payout: { withdrawalId: 'w-1', status: 'completed', raw: { kind: 'withdrawal', data } },
  });
  expect(parsed).not.toHaveProperty('fact');
});

test.for([
  'pending',
  'approved',
  'processing',
  'submitted',
  'confirmed',
  'completed',
  'rejected',
  'failed',
  'cancelled',
  'a_new_word',
])('tells the merchant that a withdrawal is %s, in either form', async (status) => {
  const { event, timestamp } = withdrawal;
  const data = { ...withdrawal.data, status };
  const payout = { withdrawalId: 'w-1', status };
  expect(await parse({ ...withdrawal, status, data })).toMatchObject({ payout });
  expect(await parse({ event, data, timestamp })).toMatchObject({ payout });
});

test('tells two steps of one withdrawal apart, and one step that comes twice not', async () => {
  const steps = [withdrawal, withdrawal, { ...withdrawal, status: 'completed' }];
  const [first, again, next] = await Promise.all(steps.map((step) => parse(step)));
  expect(again?.dedupeKey).toBe(first?.dedupeKey);
  expect(next?.dedupeKey).not.toBe(first?.dedupeKey);
});

test('refuses a forgery, and a header that is there twice', async () => {
  const forged = parse(notice, 'whsk_of_somebody_else_1234');
  await expect(forged).rejects.toMatchObject({ code: 'invalid_signature' });
  const { secret, body } = { secret: credentials.webhookSecret, body: JSON.stringify(notice) };
  const request = await signedNotice('cryptofuse', body, { url, secret });
  const headers = new Headers(request.headers);
  headers.append('x-webhook-signature', headers.get('x-webhook-signature') ?? '');
  const bytes = new TextEncoder().encode(body);
  const twice = provider.parseNotice({ method: 'POST', headers, url: new URL(url), body: bytes });
  await expect(twice).rejects.toMatchObject({ code: 'invalid_signature' });
});

test('refuses a signed notice that names no payment', async () => {
  const { event, status } = notice;
  for (const nameless of [
    { event, status },
    { event, transaction_id: '' },
    { event: 'withdrawal_status_update' },
  ]) {
    await expect(parse(nameless)).rejects.toMatchObject({ code: 'invalid_notice' });
  }
});
