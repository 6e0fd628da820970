import { describe, expect, it } from 'vitest';
import { createKryptogoMerchant, INTENT } from '../../testing/kryptogoMerchant.ts';

async function open(dialect: Record<string, string>) {
  const merchant = createKryptogoMerchant();
  merchant.sandbox.dialect('kryptogo', dialect);
  const { body } = await merchant.post(INTENT, { fiat_amount: '300', fiat_currency: 'TWD' });
  const id = String(body.data?.['payment_intent_id']);
  return { ...merchant, id, read: () => merchant.read(id) };
}

describe('amounts', () => {
  it.each([
    ['samples', ['300.0', '9.23', '9.50', '9.40']],
    ['shortest', ['300', '9.23', '9.5', '9.4']],
    ['padded', ['300.00', '9.230000', '9.500000', '9.400000']],
  ])('are written in one of three ways: %s', async (amounts, expected) => {
    const { sandbox, id, read } = await open({ amounts });
    await sandbox.pay(id, { amount: '9.5' });
    await sandbox.confirm(id);
    const { fiat_amount, crypto_amount, received_amount, aggregated_amount } = await read();
    expect([fiat_amount, crypto_amount, received_amount, aggregated_amount]).toEqual(expected);
  });

  it.each(['samples', 'shortest', 'padded'])(
    'lose no place, however they are written (%s)',
    async (amounts) => {
      const { sandbox, create, read } = createKryptogoMerchant();
      sandbox.dialect('kryptogo', { amounts });
      const id = await create({ fiat_amount: '300.125' });
      await sandbox.pay(id, { amount: '0.000001' });
      await sandbox.confirm(id);
      expect(await read(id)).toMatchObject({
        fiat_amount: '300.125',
        received_amount: '0.000001',
      });
    },
  );
});

describe('what has no value yet', () => {
  it('is null, as the transaction is in the reference', async () => {
    const { read } = await open({});
    expect(await read()).toMatchObject({
      payer_address: null,
      payment_tx_hash: null,
      payment_tx_timestamp: null,
      aggregation_tx_hash: null,
      refund_tx_hash: null,
      received_amount: null,
      order_data: null,
      group_key: null,
    });
  });

  it('is left out in another reading', async () => {
    const { read } = await open({ unset: 'absent' });
    const told = await read();
    expect(Object.values(told)).not.toContain(null);
    for (const name of ['payer_address', 'payment_tx_hash', 'payment_tx_timestamp', 'order_data']) {
      expect(told).not.toHaveProperty(name);
    }
  });

  it('is empty or zero in a third one', async () => {
    const { read } = await open({ unset: 'zero' });
    expect(await read()).toMatchObject({
      payer_address: '',
      payment_tx_hash: '',
      payment_tx_timestamp: 0,
      aggregation_tx_hash: '',
      refund_tx_hash: '',
      received_amount: '0',
      aggregated_amount: '0',
      refund_amount: '0',
      order_data: {},
      callback_url: '',
      group_key: '',
    });
  });
});

it('an intent ends with its refund_tx_hash where the reference’s excerpt does', async () => {
  const { read, sandbox, id } = await open({ intentRest: 'absent' });
  await sandbox.pay(id);
  await sandbox.confirm(id);
  const told = await read();
  expect(Object.keys(told)).toHaveLength(18);
  expect(Object.keys(told).at(-1)).toBe('refund_tx_hash');
  expect(told).toMatchObject({ status: 'success', payment_tx_hash: expect.any(String) });
});
