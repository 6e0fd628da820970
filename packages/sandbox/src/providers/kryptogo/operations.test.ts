import { describe, expect, it } from 'vitest';
import { createKryptogoMerchant } from '../../testing/kryptogoMerchant.ts';

async function open(fields: Record<string, unknown> = {}) {
  const merchant = createKryptogoMerchant();
  const id = await merchant.create(fields);
  const summary = () => {
    const [payment] = merchant.sandbox.payments();
    if (payment === undefined) throw new Error('There is no payment.');
    return payment;
  };
  return { ...merchant, id, summary, intent: () => merchant.read(id) };
}

describe('a shopper', () => {
  it.each([
    ['what is due', undefined, '9.23'],
    ['a part of it', { share: '0.5' }, '4.615'],
    ['so much', { amount: '1.25' }, '1.25'],
    ['at least the least amount there is', { share: '0.000000001' }, '0.000001'],
  ])('pays %s', async (_, options, expected) => {
    const { sandbox, id, summary } = await open();
    await sandbox.pay(id, options);
    expect(summary()).toMatchObject({ received: '0', transfers: [{ amount: expected }] });
    await sandbox.confirm(id);
    expect(summary().received).toBe(expected);
  });

  it('pays what is missing, counting what is under way', async () => {
    const { sandbox, id, summary } = await open();
    await sandbox.pay(id, { amount: '4' });
    await sandbox.pay(id);
    await sandbox.pay(id);
    expect(summary().transfers.map(({ amount }) => amount)).toEqual(['4', '5.23', '9.23']);
  });

  it('still has all to pay after another token', async () => {
    const { sandbox, id, summary } = await open();
    await sandbox.pay(id, { asset: 'USDC', amount: '4' });
    await sandbox.pay(id);
    expect(summary().transfers).toMatchObject([
      { amount: '4', asset: 'USDC' },
      { amount: '9.23', asset: 'USDT' },
    ]);
  });

  it('cannot send what there is none of', async () => {
    const { sandbox, id } = await open();
    await expect(sandbox.pay(id, { asset: 'DAI' })).rejects.toThrow('There is no asset DAI.');
    await expect(sandbox.pay(id, { amount: '0' })).rejects.toThrow('a decimal above zero');
    await expect(sandbox.pay(id, { share: '-1' })).rejects.toThrow('a decimal above zero');
  });
});

describe('what can be done', () => {
  it('follows the status', async () => {
    const { sandbox, id, summary } = await open();
    const always = ['forge', 'misreport', 'reword'];
    expect(summary().can).toEqual(['pay', 'expire', ...always]);
    await sandbox.pay(id, { share: '0.5' });
    expect(summary().can).toEqual(['pay', 'confirm', ...always]);
    await expect(sandbox.expire(id)).rejects.toThrow('Cannot expire a payment that is pending.');
    await sandbox.confirm(id);
    expect(summary()).toMatchObject({ tone: 'warning', can: ['pay', 'refund', ...always] });
    await sandbox.refund(id);
    expect(summary()).toMatchObject({ tone: 'warning', can: ['pay', ...always] });
  });

  it('is not what no document knows', async () => {
    const { sandbox, id } = await open();
    await expect(sandbox.cancel(id)).rejects.toThrow('KryptoGO documents no way to cancel');
    await expect(sandbox.fail(id)).rejects.toThrow('KryptoGO documents no way to fail');
    await expect(sandbox.revert(id)).rejects.toThrow('KryptoGO documents no way to revert');
  });

  it('is no refund of what was enough', async () => {
    const { sandbox, id, summary } = await open();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(summary().tone).toBe('good');
    await expect(sandbox.refund(id)).rejects.toThrow('Cannot refund a payment that is success.');
  });
});

describe('an operator who misreports', () => {
  it('tells a hundredth, and takes the true amount', async () => {
    const { sandbox, id, intent, summary, inbox } = await open();
    await sandbox.misreport(id);
    expect(await intent()).toMatchObject({ crypto_amount: '0.0923', fiat_amount: '3.0' });
    expect(summary().due).toEqual({ amount: '9.23', asset: 'USDT' });
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(inbox).toMatchObject([{ status: 'success', crypto_amount: '0.0923' }]);
  });

  it.each([
    ['another amount', { due: '1' }, { crypto_amount: '1.00', fiat_amount: '300.0' }],
    ['another price', { price: '2' }, { crypto_amount: '9.23', fiat_amount: '65.02' }],
    [
      'another token',
      { asset: 'USDC' },
      {
        symbol: 'USDC',
        token_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
        crypto_amount: '9.23',
      },
    ],
  ])('tells %s', async (_, options, expected) => {
    const { sandbox, id, intent } = await open();
    await sandbox.misreport(id, options);
    expect(await intent()).toMatchObject(expected);
  });

  it('has no order to tell', async () => {
    const { sandbox, id } = await open();
    await expect(sandbox.misreport(id, { orderId: '7' })).rejects.toThrow('no field of its own');
  });
});

it('a word that no document knows is told from then on, while the intent goes its way', async () => {
  const { sandbox, id, intent, statuses, summary } = await open();
  await sandbox.reword(id);
  expect(await intent()).toMatchObject({ status: 'under_review' });
  await sandbox.pay(id);
  await sandbox.confirm(id);
  expect(await intent()).toMatchObject({ status: 'under_review', received_amount: '9.23' });
  expect(statuses()).toEqual(['under_review', 'under_review']);
  expect(summary()).toMatchObject({ status: 'under_review', tone: 'good' });
  // Somebody else does not know of it.
  await sandbox.forge(id);
  expect(statuses().at(-1)).toBe('success');
});

describe('the summary', () => {
  it('tells the intent in the words of all providers', async () => {
    const { summary, id } = await open({ order_data: { orderId: '12345' }, group_key: 'coffee' });
    expect(summary()).toMatchObject({
      provider: 'kryptogo',
      reference: id,
      orderId: '12345',
      description: null,
      status: 'pending',
      tone: 'waiting',
      price: { amount: '300', currency: 'TWD' },
      due: { amount: '9.23', asset: 'USDT' },
      network: 'Arbitrum',
      createdAt: '2026-11-21T10:00:00.000Z',
      expiresAt: '2026-11-21T10:30:00.000Z',
      otherAsset: 'USDC',
    });
  });

  it.each([
    [{ order_id: 'uid_12345' }, 'uid_12345'],
    [{ order_id: 7 }, null],
    [{ somethingElse: 'x' }, null],
    [undefined, null],
  ])('names the order that order_data %j names', async (order_data, expected) => {
    const { summary, id } = await open({ order_data });
    expect(summary().orderId).toBe(expected ?? id);
  });
});
