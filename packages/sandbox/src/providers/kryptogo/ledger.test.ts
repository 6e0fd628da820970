import { describe, expect, it } from 'vitest';
import { createKryptogoMerchant } from '../../testing/kryptogoMerchant.ts';
import { STATUSES } from './entities.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const VALID = 30 * MINUTE;

/** An intent over 9.23 USDT, with some choices between readings. */
async function open(dialect: Record<string, string> = {}) {
  const merchant = createKryptogoMerchant();
  merchant.sandbox.dialect('kryptogo', dialect);
  const id = await merchant.create();
  const { sandbox, read } = merchant;
  const pay = async (amount: string) => {
    await sandbox.pay(id, { amount });
    await sandbox.confirm(id);
  };
  return { ...merchant, id, pay, intent: () => read(id) };
}

describe('the exact amount', () => {
  it('is told of seven seconds after it was seen, and not before', async () => {
    const { sandbox, id, intent, statuses } = await open();
    await sandbox.pay(id);
    await sandbox.advance(7 * SECOND - 1);
    expect(await intent()).toMatchObject({ status: 'pending', payment_tx_hash: null });
    expect(statuses()).toEqual([]);
    await sandbox.advance(1);
    expect(await intent()).toMatchObject({ status: 'success', received_amount: '9.23' });
    expect(statuses()).toEqual(['success']);
  });

  it('is told with its transaction, its payer, its second and what is left of it', async () => {
    const { sandbox, id, intent } = await open();
    await sandbox.advance(MINUTE);
    await sandbox.pay(id);
    const seenAt = sandbox.now() / SECOND;
    await sandbox.advance(10 * SECOND);
    const [transfer] = sandbox.payments()[0]?.transfers ?? [];
    expect(transfer?.hash).toMatch(/^0x[0-9a-f]{64}$/);
    expect(await intent()).toMatchObject({
      payer_address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
      payment_tx_hash: transfer?.hash,
      payment_tx_timestamp: seenAt,
      aggregation_tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      aggregated_amount: '9.13',
      refund_tx_hash: null,
      refund_amount: null,
    });
  });

  it('leaves what the guide’s sample leaves of 2.53', async () => {
    const { sandbox, create, read } = createKryptogoMerchant();
    const id = await create({ fiat_amount: '2.53', fiat_currency: 'USD' });
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(await read(id)).toMatchObject({ received_amount: '2.53', aggregated_amount: '2.50' });
  });

  it('under way at the deadline is waited for', async () => {
    const { sandbox, id, intent, statuses } = await open();
    await sandbox.advance(VALID - 2 * SECOND);
    await sandbox.pay(id);
    await sandbox.advance(4 * SECOND);
    expect(await intent()).toMatchObject({ status: 'pending' });
    await sandbox.advance(MINUTE);
    expect(await intent()).toMatchObject({ status: 'success' });
    expect(statuses()).toEqual(['success']);
  });

  it('in two transfers that are under way together is one payment', async () => {
    const { sandbox, id, intent, statuses } = await open();
    await sandbox.pay(id, { amount: '4' });
    await sandbox.advance(3 * SECOND);
    await sandbox.pay(id);
    await sandbox.advance(MINUTE);
    expect(await intent()).toMatchObject({ status: 'success', received_amount: '9.23' });
    expect(statuses()).toEqual(['success']);
  });
});

describe('nothing', () => {
  it('is expired after thirty minutes, told once', async () => {
    const { sandbox, intent, statuses, inbox } = await open();
    await sandbox.advance(VALID - 1);
    expect(await intent()).toMatchObject({ status: 'pending' });
    await sandbox.advance(1);
    expect(await intent()).toMatchObject({ status: 'expired', received_amount: null });
    await sandbox.advance(VALID);
    expect(statuses()).toEqual(['expired']);
    expect(inbox).toMatchObject([{ payment_tx_hash: null, received_amount: null }]);
  });

  it('is expired by the operator before that, and not again at the deadline', async () => {
    const { sandbox, id, intent, statuses } = await open();
    await sandbox.expire(id);
    expect(await intent()).toMatchObject({ status: 'expired' });
    await sandbox.advance(VALID);
    expect(statuses()).toEqual(['expired']);
  });

  it('but another token expires', async () => {
    const { sandbox, id, intent, statuses } = await open();
    await sandbox.pay(id, { asset: 'USDC' });
    await sandbox.advance(VALID);
    expect(await intent()).toMatchObject({ status: 'expired', received_amount: null });
    expect(statuses()).toEqual(['expired']);
    const [payment] = sandbox.payments();
    expect(payment).toMatchObject({ received: '0', transfers: [{ asset: 'USDC' }] });
  });

  it('but another token under way is not waited for', async () => {
    const { sandbox, id, intent } = await open();
    await sandbox.advance(VALID - SECOND);
    await sandbox.pay(id, { asset: 'USDC' });
    await sandbox.advance(SECOND);
    expect(await intent()).toMatchObject({ status: 'expired' });
  });
});

describe('too little', () => {
  it('waits for its refund, and gets it whole ten minutes later', async () => {
    const { sandbox, pay, intent, statuses, inbox } = await open();
    await pay('9.229999');
    const short = { received_amount: '9.229999', aggregated_amount: null };
    expect(await intent()).toMatchObject({
      ...short,
      status: 'insufficient_not_refunded',
      payment_tx_hash: expect.stringMatching(/^0x/),
      refund_tx_hash: null,
    });
    await sandbox.advance(10 * MINUTE - 1);
    expect(statuses()).toEqual(['insufficient_not_refunded']);
    await sandbox.advance(1);
    const refunded = {
      ...short,
      status: 'insufficient_refunded',
      refund_tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      refund_amount: '9.229999',
    };
    expect(await intent()).toMatchObject(refunded);
    expect(inbox.at(-1)).toMatchObject(refunded);
    await sandbox.advance(VALID);
    expect(statuses()).toEqual(['insufficient_not_refunded', 'insufficient_refunded']);
  });

  it('is refunded by the operator at once, and not again', async () => {
    const { sandbox, id, pay, statuses } = await open();
    await pay('1');
    await sandbox.refund(id);
    await sandbox.advance(VALID);
    expect(statuses()).toEqual(['insufficient_not_refunded', 'insufficient_refunded']);
    await expect(sandbox.refund(id)).rejects.toThrow('Cannot refund');
  });

  it('is refunded by the operator alone in the other reading', async () => {
    const { sandbox, id, pay, intent } = await open({ refund: 'byOperator' });
    await pay('1');
    await sandbox.advance(24 * 60 * MINUTE);
    expect(await intent()).toMatchObject({ status: 'insufficient_not_refunded' });
    await sandbox.refund(id);
    expect(await intent()).toMatchObject({ status: 'insufficient_refunded' });
  });

  it('is not made up for by what comes afterwards', async () => {
    const { sandbox, pay, intent } = await open();
    await pay('4');
    await pay('5.23');
    expect(await intent()).toMatchObject({
      status: 'insufficient_not_refunded',
      received_amount: '4.00',
    });
    await sandbox.advance(10 * MINUTE);
    expect(await intent()).toMatchObject({ refund_amount: '4.00' });
  });

  it('is decided at the deadline in the other reading, and can be made up for until then', async () => {
    const { sandbox, pay, intent, statuses } = await open({ insufficient: 'atDeadline' });
    await pay('4');
    await sandbox.advance(VALID - 1);
    expect(await intent()).toMatchObject({ status: 'pending', received_amount: null });
    await pay('5.23');
    expect(await intent()).toMatchObject({ status: 'success', received_amount: '9.23' });
    const other = await open({ insufficient: 'atDeadline' });
    await other.pay('4');
    await other.sandbox.advance(VALID);
    expect([statuses(), other.statuses()]).toEqual([['success'], ['insufficient_not_refunded']]);
  });
});

describe('too much', () => {
  it('is success, told whole', async () => {
    const { pay, intent } = await open();
    await pay('20');
    expect(await intent()).toMatchObject({
      status: 'success',
      crypto_amount: '9.23',
      received_amount: '20.00',
      aggregated_amount: '19.80',
    });
  });

  it('leaves the intent as it is in the other reading', async () => {
    const { sandbox, pay, intent, statuses } = await open({ overpayment: 'ignored' });
    await pay('9.230001');
    expect(await intent()).toMatchObject({ status: 'pending', received_amount: null });
    await sandbox.advance(VALID);
    expect(statuses()).toEqual(['expired']);
  });

  it('after enough, or still under way when there is enough, is not told of', async () => {
    const { sandbox, id, pay, intent, statuses } = await open();
    await sandbox.pay(id);
    await sandbox.advance(3 * SECOND);
    await sandbox.pay(id);
    await sandbox.advance(MINUTE);
    await pay('7');
    const { transfers = [] } = sandbox.payments()[0] ?? {};
    expect(transfers).toHaveLength(3);
    expect(await intent()).toMatchObject({
      status: 'success',
      received_amount: '9.23',
      payment_tx_hash: transfers[0]?.hash,
    });
    expect(statuses()).toEqual(['success']);
  });
});

describe('what comes after the deadline', () => {
  it('is not told of', async () => {
    const { sandbox, pay, intent, statuses } = await open();
    await sandbox.advance(VALID);
    await pay('9.23');
    await sandbox.advance(VALID);
    expect(await intent()).toMatchObject({ status: 'expired', payment_tx_hash: null });
    expect(statuses()).toEqual(['expired']);
  });

  it('is success in the other reading, once it is enough', async () => {
    const { sandbox, pay, intent, statuses } = await open({ latePayment: 'success' });
    await sandbox.advance(VALID);
    await pay('4');
    expect(await intent()).toMatchObject({ status: 'expired', received_amount: null });
    await pay('5.23');
    expect(await intent()).toMatchObject({ status: 'success', received_amount: '9.23' });
    expect(statuses()).toEqual(['expired', 'success']);
  });
});

it('every documented status can be reached, and no other', async () => {
  const seen = new Set<unknown>();
  for (const amount of [null, '9.23', '1']) {
    const { sandbox, pay, intent } = await open();
    seen.add((await intent())['status']);
    if (amount !== null) await pay(amount);
    seen.add((await intent())['status']);
    await sandbox.advance(VALID);
    seen.add((await intent())['status']);
  }
  expect([...seen].sort()).toEqual([...STATUSES].sort());
});
