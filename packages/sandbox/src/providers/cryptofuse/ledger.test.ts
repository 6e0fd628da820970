import { describe, expect, it } from 'vitest';
import { createMerchant } from '../../testing/merchant.ts';

const HALF_AN_HOUR = 30 * 60_000;

describe('a short payment', () => {
  it('can be topped up', async () => {
    const { create, sandbox, statuses, inbox } = await createMerchant();
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    await sandbox.confirm(id);
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['confirming', 'partially_paid', 'confirming', 'completed']);
    const { data } = JSON.parse(inbox.at(-1)?.body ?? '');
    expect(data.payment_type).toBe('full');
    expect(data.payment_history.map((entry: { amount: string }) => entry.amount)).toEqual([
      '40.00000000',
      '60.00000000',
    ]);
  });

  it('does not expire once it was told as partially paid', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    await sandbox.confirm(id);
    await sandbox.advance(HALF_AN_HOUR);
    expect(statuses()).toEqual(['confirming', 'partially_paid']);
  });

  it('waits for its expiry to become partially_completed in the flow guide’s generation', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    sandbox.dialect('cryptofuse', { partial: 'partially_completed' });
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['confirming']);
    await sandbox.advance(HALF_AN_HOUR);
    expect(statuses()).toEqual(['confirming', 'partially_completed']);
  });
});

describe('late money', () => {
  it('is credited', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    const id = await create();
    await sandbox.expire(id);
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['expired', 'confirming', 'completed']);
  });

  it('is ignored in the other reading', async () => {
    const { create, sandbox, status } = await createMerchant();
    sandbox.dialect('cryptofuse', { lateDeposit: 'ignored' });
    const id = await create();
    await sandbox.expire(id);
    await sandbox.pay(id);
    await sandbox.advance(HALF_AN_HOUR);
    expect((await status(id))['status']).toBe('expired');
  });
});

describe('another asset', () => {
  it('is told as what it is, worth as much as what was due', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create();
    await sandbox.pay(id, { asset: 'TRX' });
    expect(JSON.parse(inbox[0]?.body ?? '').data).toMatchObject({
      currency: 'TRX',
      token: 'TRX',
      total_paid_amount: '355.23978700',
    });
  });

  it('goes unnoticed in the other reading', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { wrongAsset: 'ignored' });
    const id = await create();
    await sandbox.pay(id, { asset: 'TRX' });
    await sandbox.advance(HALF_AN_HOUR - 1);
    expect(inbox).toEqual([]);
    expect(sandbox.payments()[0]?.received).toBe('0');
  });
});

describe('more money on a completed payment', () => {
  it('is told with the new total', async () => {
    const { create, sandbox, statuses, inbox } = await createMerchant();
    const id = await create();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    await sandbox.pay(id, { amount: '5' });
    expect(statuses()).toEqual(['confirming', 'completed', 'completed']);
    expect(JSON.parse(inbox[2]?.body ?? '').data).toMatchObject({
      payment_type: 'overpayment',
      overpayment_amount: '5.00000000',
    });
  });
});

describe('what cannot be done', () => {
  it('is refused with a reason', async () => {
    const { create, sandbox } = await createMerchant();
    const id = await create();
    await expect(sandbox.confirm(id)).rejects.toThrow('Cannot confirm a payment that is waiting.');
    await expect(sandbox.cancel(id)).rejects.toThrow('Cryptofuse documents no way to cancel');
    await expect(sandbox.refund(id)).rejects.toThrow('Cryptofuse documents no way to refund');
    await expect(sandbox.pay('nope')).rejects.toMatchObject({ status: 404 });
    await expect(sandbox.pay(id, { asset: 'DOGE' })).rejects.toMatchObject({ status: 400 });
    await expect(sandbox.pay(id, { amount: '-1' })).rejects.toThrow('decimal above zero');
    await sandbox.expire(id);
    await expect(sandbox.expire(id)).rejects.toMatchObject({ status: 409 });
  });
});
