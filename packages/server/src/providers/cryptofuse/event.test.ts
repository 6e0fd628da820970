import { expect, test } from 'vitest';
import { readEvent } from './event.ts';

const read = (notice: object | string) =>
  readEvent(new TextEncoder().encode(typeof notice === 'string' ? notice : JSON.stringify(notice)));

test('reads the guide’s "confirming" sample, whose two ids differ, by the id at the top', () => {
  const event = read({
    transaction_id: '550e8400-e29b-41d4-a716-446655440000',
    event: 'payment_status_update',
    status: 'confirming',
    timestamp: '2024-12-27T10:05:00Z',
    data: {
      transaction_id: '550e8400-e29b-41d4-a456-426614174000',
      status: 'confirming',
      confirmations: 1,
      total_paid_amount: '100.00000000',
    },
  });
  expect(event).toMatchObject({
    kind: 'payment',
    event: 'payment_status_update',
    transaction_id: '550e8400-e29b-41d4-a716-446655440000',
    status: 'confirming',
    timestamp: '2024-12-27T10:05:00Z',
    data: { confirmations: 1, total_paid_amount: '100.00000000' },
  });
});

test('reads the reference’s envelope, which has everything in data', () => {
  const event = read({
    event: 'payment_status_update',
    data: {
      transaction_id: 'tx-1',
      status: 'completed',
      previous_status: 'confirming',
      metadata: { updated_at: '2026-01-01T00:00:00Z' },
    },
    timestamp: '2026-01-01T00:00:00Z',
  });
  expect(event).toMatchObject({ kind: 'payment', transaction_id: 'tx-1', status: 'completed' });
});

test('finds the fields of an overpayment beside data as well as in it', () => {
  const special = { payment_type: 'overpayment', rejected_amount: '30.00000000' };
  const notice = { event: 'payment_status_update', transaction_id: 'tx-1', status: 'completed' };
  const beside = read({ ...notice, ...special, data: { total_paid_amount: '150.00000000' } });
  const within = read({ ...notice, data: { total_paid_amount: '150.00000000', ...special } });
  for (const { data } of [beside, within]) {
    expect(data).toMatchObject({ ...special, total_paid_amount: '150.00000000' });
  }
});

test('keeps a number that is money as it was printed', () => {
  const event = read('{"event":"x","data":{"final_usd_value":99.50,"total_paid_amount":0E-8}}');
  expect(event.data).toMatchObject({ final_usd_value: '99.50', total_paid_amount: '0E-8' });
});

test('reads a withdrawal', () => {
  const event = read({
    withdrawal_id: 'w-1',
    event: 'withdrawal_status_update',
    status: 'processing',
    timestamp: '2024-12-27T11:05:00Z',
    data: { withdrawal_id: 'w-1', status: 'processing', amount: '98.50000000' },
  });
  expect(event).toMatchObject({ kind: 'withdrawal', withdrawal_id: 'w-1', status: 'processing' });
  expect(event).not.toHaveProperty('transaction_id');
});

test.for([
  ['the guide', { withdrawal_id: 'w-1', status: 'completed', data: { withdrawal_id: 'w-1' } }],
  ['the reference', { data: { withdrawal_id: 'w-1', status: 'completed' } }],
  ['an older page', { data: { id: 'w-1', status: 'completed' } }],
] as const)('reads a withdrawal in the form of %s', ([, form]) => {
  for (const event of ['withdrawal_status_update', 'withdrawal.status_changed']) {
    const timestamp = '2024-12-27T11:10:00Z';
    expect(read({ event, timestamp, ...form })).toMatchObject({
      kind: 'withdrawal',
      event,
      withdrawal_id: 'w-1',
      status: 'completed',
      timestamp,
    });
  }
});

test('takes the id of a delivery for no withdrawal’s, and a payment for none at all', () => {
  const nameless = { id: 'evt-1', event: 'withdrawal_status_update', data: { status: 'failed' } };
  expect(read(nameless)).toMatchObject({ kind: 'withdrawal', withdrawal_id: null });
  const payment = { event: 'payment_status_update', withdrawal_id: null, data: { id: 'x' } };
  expect(read(payment)).toMatchObject({ kind: 'payment', transaction_id: null });
});

test('keeps words that no document has, and fields that are not said', () => {
  expect(read({ event: 'deposit_received', data: { transaction_id: 'tx-1' } })).toMatchObject({
    kind: 'payment',
    event: 'deposit_received',
    status: null,
    timestamp: null,
  });
  expect(read({ event: 'x', status: 'on_hold', data: null })).toMatchObject({
    status: 'on_hold',
    transaction_id: null,
  });
});
