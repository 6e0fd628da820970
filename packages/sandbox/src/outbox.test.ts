import { describe, expect, it } from 'vitest';
import { createMerchant } from './testing/merchant.ts';

describe('a receiver in trouble', () => {
  it('that is not there leaves a failed notice and a payment that goes on', async () => {
    const { create, sandbox } = await createMerchant({
      deliver: () =>
        Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })),
    });
    const id = await create();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(sandbox.notices()).toMatchObject([
      { label: 'confirming', state: 'failed', attempts: [{ status: null, error: 'ECONNREFUSED' }] },
      { label: 'completed', state: 'failed' },
    ]);
    expect(sandbox.payments()[0]?.status).toBe('completed');
  });

  it('that refuses is not asked again, because no document says so', async () => {
    let calls = 0;
    const { create, sandbox } = await createMerchant({
      deliver: async () => {
        calls += 1;
        return new Response('no', { status: 401 });
      },
    });
    await sandbox.pay(await create());
    await sandbox.advance(50_000);
    expect(calls).toBe(1);
    expect(sandbox.notices()[0]).toMatchObject({ state: 'failed', attempts: [{ status: 401 }] });
  });
});

describe('notices on their way', () => {
  it('get lost, and are kept to be seen', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ notices: 'drop' });
    await sandbox.pay(await create());
    expect(inbox).toEqual([]);
    expect(sandbox.notices()).toMatchObject([{ state: 'dropped', attempts: [] }]);
  });

  it('arrive twice with the same bytes', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ notices: 'duplicate' });
    await sandbox.pay(await create());
    expect(inbox).toHaveLength(2);
    expect(inbox[1]?.body).toBe(inbox[0]?.body);
    expect(inbox[1]?.headers.get('x-webhook-signature')).toBe(
      inbox[0]?.headers.get('x-webhook-signature'),
    );
  });

  it('arrive in the wrong order', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    sandbox.faults({ notices: 'reorder' });
    const id = await create();
    await sandbox.pay(id);
    expect(sandbox.notices()).toMatchObject([{ state: 'held' }]);
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['completed', 'confirming']);
  });

  it('that were held back leave when order returns', async () => {
    const { create, sandbox, statuses } = await createMerchant();
    sandbox.faults({ notices: 'reorder' });
    await sandbox.pay(await create());
    sandbox.faults({ notices: 'deliver' });
    await sandbox.advance(0);
    expect(statuses()).toEqual(['confirming']);
  });

  it('have a signature that the merchant’s secret does not give', async () => {
    const genuine = await createMerchant();
    await genuine.sandbox.pay(await genuine.create());
    const forged = await createMerchant();
    forged.sandbox.faults({ notices: 'forge' });
    await forged.sandbox.pay(await forged.create());
    expect(forged.inbox[0]?.body).toBe(genuine.inbox[0]?.body);
    const signature = (inbox: typeof forged.inbox) => inbox[0]?.headers.get('x-webhook-signature');
    expect(signature(forged.inbox)).toMatch(/^[\da-f]{64}$/);
    expect(signature(forged.inbox)).not.toBe(signature(genuine.inbox));
    expect(forged.sandbox.notices()).toMatchObject([{ forged: true }]);
  });

  it('leave late', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.faults({ noticeDelayMs: 600_000 });
    await sandbox.pay(await create());
    await sandbox.advance(599_999);
    expect(inbox).toEqual([]);
    await sandbox.advance(1);
    expect(inbox).toHaveLength(1);
    expect(JSON.parse(inbox[0]?.body ?? '').timestamp).toBe('2026-11-21T10:00:00Z');
  });

  it('can be sent once more by hand', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    await sandbox.pay(await create());
    await sandbox.resend('n1');
    expect(inbox).toHaveLength(2);
    expect(sandbox.notices()[0]?.attempts).toHaveLength(2);
    await expect(sandbox.resend('n99')).rejects.toThrow('There is no notice n99.');
  });
});

describe('a forger', () => {
  it('claims success for a payment that nobody paid', async () => {
    const { create, sandbox, inbox, status } = await createMerchant();
    const id = await create();
    await sandbox.forge(id);
    expect(JSON.parse(inbox[0]?.body ?? '')).toMatchObject({
      transaction_id: id,
      status: 'completed',
      data: { total_paid_amount: '100.00000000', payment_type: 'full' },
    });
    expect((await status(id))['status']).toBe('waiting');
    expect(sandbox.payments()[0]?.received).toBe('0');
  });
});
