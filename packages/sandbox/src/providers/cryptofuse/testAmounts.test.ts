import { describe, expect, it } from 'vitest';
import { createMerchant } from '../../testing/merchant.ts';

const SECOND = 1_000;

/** Plays a test amount and notes, for each notice, the second in which it came. */
async function play(amount: number, dialect: Record<string, string> = {}) {
  const merchant = await createMerchant();
  merchant.sandbox.dialect('cryptofuse', dialect);
  const id = await merchant.create({ amount });
  for (let second = 0; second < 60; second += 1) await merchant.sandbox.advance(SECOND);
  const start = Date.parse('2026-11-21T10:00:00Z');
  const history = merchant.inbox.map(({ body }) => {
    const { status, timestamp, data } = JSON.parse(body);
    const paid = data.total_paid_amount;
    return [(Date.parse(timestamp) - start) / SECOND, status, data.payment_type ?? null, paid];
  });
  return { history, status: (await merchant.status(id))['status'], merchant };
}

describe('the test amounts of the guide', () => {
  it('123.45 succeeds at once', async () => {
    const { history, status } = await play(123.45);
    expect(history).toEqual([
      [1, 'confirming', null, '123.45000000'],
      [6, 'completed', 'full', '123.45000000'],
    ]);
    expect(status).toBe('completed');
  });

  it('234.56 succeeds after 30 seconds', async () => {
    const { history } = await play(234.56);
    expect(history).toEqual([
      [10, 'confirming', null, '234.56000000'],
      [30, 'completed', 'full', '234.56000000'],
    ]);
  });

  it('345.67 receives half and ends as a partial payment', async () => {
    const { history, status } = await play(345.67);
    expect(history).toEqual([
      [1, 'confirming', null, '172.83500000'],
      [6, 'partially_paid', 'partial', '172.83500000'],
    ]);
    expect(status).toBe('partially_paid');
  });

  it('345.67 "completes as partial payment" where that sentence is taken at its word', async () => {
    const { history } = await play(345.67, { partial: 'completed' });
    expect(history[1]).toEqual([6, 'completed', 'partial', '172.83500000']);
  });

  it('456.78 receives one and a half times the amount', async () => {
    const { history } = await play(456.78);
    expect(history).toEqual([
      [1, 'confirming', null, '685.17000000'],
      [6, 'completed', 'overpayment', '685.17000000'],
    ]);
  });

  it('567.89 expires', async () => {
    const { history, status } = await play(567.89);
    expect(history).toEqual([[6, 'expired', null, '0.00000000']]);
    expect(status).toBe('expired');
  });

  it('678.90 fails', async () => {
    const { history, status } = await play(678.9);
    expect(history).toEqual([
      [1, 'confirming', null, '678.90000000'],
      [6, 'failed', null, '0.00000000'],
    ]);
    expect(status).toBe('failed');
  });

  it('mean nothing where they are switched off, and other amounts mean nothing at all', async () => {
    expect((await play(123.45, { testAmounts: 'off' })).history).toEqual([]);
    expect((await play(123.46)).history).toEqual([]);
  });

  it('leave a payment alone that somebody finished by hand', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    const id = await create({ amount: 678.9 });
    await sandbox.pay(id);
    await sandbox.confirm(id);
    await sandbox.advance(60 * SECOND);
    expect(statuses()).toEqual(['confirming', 'completed']);
  });
});
