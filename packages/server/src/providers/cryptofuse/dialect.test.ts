import { expect, test } from 'vitest';
import { toFact } from './dialect.ts';
import type { PaymentFields } from './schemas.ts';

const fact = (word: string, fields: PaymentFields = {}) =>
  toFact({ reference: 'tx', word }, fields);

test.for([
  ['waiting', 'awaiting_payment'],
  ['pending', 'awaiting_payment'],
  ['confirming', 'confirming'],
  ['confirmed', 'confirming'],
  ['sending', 'confirming'],
  ['partially_paid', 'partially_paid'],
  ['partially_completed', 'partially_paid'],
  ['completed', 'paid'],
  ['expired', 'expired'],
  ['failed', 'failed'],
  ['Completed', null],
  ['refunded', null],
  ['constructor', null],
  ['__proto__', null],
  ['', null],
] as const)('takes the word %j for the claim %s, and keeps it', ([word, claim]) => {
  expect(fact(word)).toMatchObject({ word, claim });
});

test.for([
  ['full', 'paid'],
  ['overpayment', 'paid'],
  ['partial', 'partially_paid'],
  ['PARTIAL', 'partially_paid'],
  ['something_new', 'paid'],
  [null, 'paid'],
] as const)('takes a completed payment of the type %s for %s', ([payment_type, claim]) => {
  expect(fact('completed', { payment_type }).claim).toBe(claim);
});

test.for([
  ['completed', 'partial'],
  ['completed', 'PARTIAL'],
  ['partially_completed', null],
] as const)('lets the merchant look at what ended short: %s, %s', ([word, payment_type]) => {
  expect(fact(word, { payment_type })).toMatchObject({
    claim: 'partially_paid',
    review: ['underpaid_but_claimed_paid'],
  });
});

test('leaves a short payment that is still open to the shopper', () => {
  expect(fact('partially_paid', { payment_type: 'partial' }).review).toBeUndefined();
  expect(fact('completed', { payment_type: 'overpayment' }).review).toBeUndefined();
});

const at = (minute: number) => `2026-11-21T10:${minute}:00Z`;
test.for([
  [
    'the deposit that made it enough',
    '100',
    [
      ['40', 10],
      ['60', 20],
      ['50', 40],
    ],
    20,
  ],
  [
    'its place in time, not in the list',
    '100',
    [
      ['50', 40],
      ['60', 20],
      ['40', 10],
    ],
    20,
  ],
  [
    'the last one where it is not enough',
    '100',
    [
      ['40', 10],
      ['50', 20],
    ],
    20,
  ],
  [
    'the last one where nothing says what is due',
    null,
    [
      ['100', 10],
      ['50', 20],
    ],
    20,
  ],
  [
    'the last one whose time can be read',
    '100',
    [
      ['40', 10],
      ['60', null],
    ],
    10,
  ],
] as const)('counts as the time of payment %s', ([, amount_crypto, deposits, minute]) => {
  const payment_history = deposits.map(([amount, time]) => ({
    amount,
    timestamp: time === null ? 'soon' : at(time),
  }));
  expect(fact('completed', { amount_crypto, payment_history }).paidAt).toBe(
    new Date(at(minute)).toISOString(),
  );
});

test.for([
  [{ rejected_amount: '30.00000000' }, '30'],
  [{ rejected_amount: '30', amount_limited: true, overpayment_amount: '50' }, '30'],
  [{ amount_limited: true, overpayment_amount: '50' }, '50'],
  [{ amount_limited: false, overpayment_amount: '50' }, undefined],
  [{ amount_limited: true, overpayment_amount: '50', rejected_amount: '0E-8' }, undefined],
] as const)('reads from %j that %s was rejected (T16)', ([fields, rejected]) => {
  const money = fact('completed', { ...fields, total_paid_amount: '150' } as PaymentFields).money;
  expect(money).toEqual({ kind: 'received', amount: '150', ...(rejected && { rejected }) });
});

test.for([
  [{ total_paid_amount: '100.00000000' }, '100'],
  [{ total_paid_amount: '0E-8' }, '0'],
  [{ total_paid_amount: '50', payment_history: [{ amount: '70' }] }, '50'],
  [{ total_paid_amount: null, payment_history: [{ amount: '0.1' }, { amount: '0.2' }] }, '0.3'],
  [
    { payment_history: [{ amount: '0.000000000000000001' }, { amount: '9' }] },
    '9.000000000000000001',
  ],
] as const)('reads from %j that %s has arrived', ([fields, amount]) => {
  expect(fact('completed', fields as PaymentFields).money).toEqual({ kind: 'received', amount });
});

test.for([
  {},
  { total_paid_amount: null },
  { total_paid_amount: 'a lot', payment_history: [{ amount: '1' }] },
  { total_paid_amount: '-1' },
  { payment_history: [] },
  { payment_history: null },
  { payment_history: [{ amount: '1' }, { amount: 'x' }] },
  { payment_history: [{ amount: '1' }, {}] },
])('does not know from %j what has arrived', (fields) => {
  expect(fact('completed', fields).money).toEqual({ kind: 'unknown' });
});

test('does not tell that nothing was rejected', () => {
  const fields = { total_paid_amount: '1', rejected_amount: '0.00000000' };
  expect(fact('completed', fields).money).toEqual({ kind: 'received', amount: '1' });
});

test('repeats of the order what is said, and nothing else', () => {
  expect(fact('waiting').echo).toEqual({});
  const fields = { order_id: 'pay_1', amount_crypto: '1.0', currency: 'BTC', blockchain: 'btc' };
  expect(fact('waiting', fields).echo).toEqual({
    paymentId: 'pay_1',
    due: '1.0',
    assetCode: 'BTC',
    network: 'bitcoin',
  });
});

test('lists deposits, or the one hash, and links only to what is a hash of the network', () => {
  const hash = `0x${'ab'.repeat(32)}`;
  expect(fact('x', { transaction_hash: hash, blockchain: 'ETH' }).transactions).toEqual([
    { hash, amount: null, explorerUrl: `https://etherscan.io/tx/${hash}` },
  ]);
  const odd = { transaction_hash: '0xabc123.../<script>', blockchain: 'TRX' };
  expect(fact('x', odd).transactions).toMatchObject([{ explorerUrl: null }]);
  expect(fact('x', { transaction_hash: null }).transactions).toEqual([]);
});

test('takes the latest deposit for when the money came', () => {
  const payment_history = [
    { amount: '1', timestamp: '2026-01-01T12:00:00Z' },
    { amount: '1', timestamp: '2026-01-01T14:30:00+02:00' },
    { amount: '1', timestamp: 'soon' },
  ];
  expect(fact('confirming', { payment_history }).paidAt).toBe('2026-01-01T12:30:00.000Z');
  expect(fact('confirming').paidAt).toBeUndefined();
});

test('tells confirmations where they are counted', () => {
  expect(fact('confirming', { confirmations: 0 }).confirmations).toEqual({
    seen: 0,
    required: null,
  });
  const payment_history = [{ confirmations: 20 }, { confirmations: 3 }];
  expect(fact('confirming', { payment_history }).confirmations).toMatchObject({ seen: 3 });
  expect(fact('confirming', { confirmations: -1 }).confirmations).toBeUndefined();
  expect(fact('confirming', { confirmations: 1.5 }).confirmations).toBeUndefined();
});
