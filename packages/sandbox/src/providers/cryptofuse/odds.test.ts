import { expect, it } from 'vitest';
import { createMerchant } from '../../testing/merchant.ts';

it('takes the transfers back without a notice, before and after they were enough', async () => {
  for (const isConfirmed of [false, true]) {
    const { create, status, sandbox, inbox } = await createMerchant();
    const id = await create();
    await expect(sandbox.revert(id)).rejects.toThrow('Cannot revert');
    await sandbox.pay(id);
    if (isConfirmed) await sandbox.confirm(id);
    const told = inbox.length;
    await sandbox.revert(id);
    expect(await status(id)).toMatchObject({ status: 'waiting', transaction_hash: null });
    expect(inbox).toHaveLength(told);
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(sandbox.payments()).toMatchObject([{ status: 'completed', received: '100' }]);
  }
});

it('tells something else than was agreed, as it is told to', async () => {
  const { create, status, sandbox } = await createMerchant();
  const id = await create({ order_id: 'pay_1' });
  await sandbox.misreport(id, { due: '1', price: '2', asset: 'USDTERC20', orderId: 'pay_2' });
  expect(await status(id)).toMatchObject({
    amount_crypto: '1.00000000',
    amount_usd: '2.00',
    currency: 'USDTERC20',
    blockchain: 'ETH',
    order_id: 'pay_2',
  });
  await expect(sandbox.misreport(id, { due: '0' })).rejects.toThrow('due is a decimal');
  await expect(sandbox.misreport(id, { asset: 'GOLD' })).rejects.toThrow('no asset GOLD');
});

it('lists payments with and without what arrived', async () => {
  const { create, get, sandbox } = await createMerchant();
  const id = await create({ order_id: 'pay_1' });
  await sandbox.pay(id);
  const list = async () => (await (await get('/payments/?order_id=pay_1')).json()) as object;
  expect(await list()).toMatchObject({
    results: [{ payment_history: [{ amount: '100.00000000' }] }],
  });
  sandbox.dialect('cryptofuse', { listHistory: 'absent' });
  expect(JSON.stringify(await list())).not.toMatch(/payment_history|payment_type/);
});

it('lets a short payment expire where it is told to', async () => {
  for (const shortExpiry of ['stays', 'expires']) {
    const { create, status, sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { shortExpiry });
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    await sandbox.confirm(id);
    await sandbox.advance(31 * 60_000);
    const word = shortExpiry === 'stays' ? 'partially_paid' : 'expired';
    expect(await status(id)).toMatchObject({ status: word });
  }
});
