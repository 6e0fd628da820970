import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CALLBACK, createMerchant, type Delivered } from '../../testing/merchant.ts';

interface NoticeBody extends Record<string, unknown> {
  data: Record<string, unknown>;
}

const parse = ({ body }: Delivered | undefined = {} as Delivered) => JSON.parse(body) as NoticeBody;

describe('notices', () => {
  it('go to the callback URL, signed over exactly the bytes that arrive', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(inbox.map(({ url }) => url)).toEqual([CALLBACK, CALLBACK]);
    const { webhookSecret } = sandbox.credentials.cryptofuse;
    for (const { body, headers } of inbox) {
      // The platform's own HMAC, not the emulator's.
      const expected = createHmac('sha256', webhookSecret).update(body).digest('hex');
      expect(headers.get('x-webhook-signature')).toBe(expected);
      expect(headers.get('content-type')).toBe('application/json');
      expect(JSON.stringify(JSON.parse(body))).not.toBe(body);
    }
  });

  it('tell of a first confirmation with the guide’s fields', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create();
    await sandbox.advance(300_000);
    await sandbox.pay(id);
    expect(parse(inbox[0])).toEqual({
      transaction_id: id,
      event: 'payment_status_update',
      status: 'confirming',
      timestamp: '2026-11-21T10:05:00Z',
      data: {
        transaction_id: id,
        status: 'confirming',
        amount_usd: '100.00',
        amount_crypto: '100.00000000',
        blockchain: 'TRX',
        token: 'USDT',
        currency: 'USDTTRC20',
        address: sandbox.payments()[0]?.address,
        transaction_hash: expect.stringMatching(/^[\da-f]{64}$/),
        confirmations: 1,
        payment_history: [
          {
            deposit_id: expect.stringMatching(/^dep_/),
            amount: '100.00000000',
            transaction_hash: expect.any(String),
            confirmations: 1,
            timestamp: '2026-11-21T10:05:00Z',
          },
        ],
        total_paid_amount: '100.00000000',
      },
    });
  });

  it('tell of a completed payment by itself after twenty blocks of TRON', async () => {
    const { create, sandbox, inbox, statuses } = await createMerchant();
    await sandbox.pay(await create());
    await sandbox.advance(56_999);
    expect(statuses()).toEqual(['confirming']);
    await sandbox.advance(1);
    expect(statuses()).toEqual(['confirming', 'completed']);
    expect(parse(inbox[1]).data).toMatchObject({
      payment_type: 'full',
      final_usd_value: 99.5,
      confirmations: 20,
    });
    expect(inbox[1]?.body).toContain('"final_usd_value": 99.50}');
  });

  it('tell of an overpayment with the guide’s figures', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { overpayment: 'capped' });
    const id = await create();
    await sandbox.pay(id, { share: '1.5' });
    await sandbox.confirm(id);
    expect(parse(inbox[1])).toMatchObject({
      status: 'completed',
      data: {
        payment_type: 'overpayment',
        total_paid_amount: '150.00000000',
        overpayment_amount: '50.00000000',
        overpayment_usd_value: '49.75',
        amount_limited: true,
        rejected_amount: '30.00000000',
      },
    });
  });

  it('do not speak of a cap where there is none', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create();
    await sandbox.pay(id, { share: '1.5' });
    await sandbox.confirm(id);
    expect(inbox[1]?.body).not.toContain('amount_limited');
    expect(inbox[1]?.body).not.toContain('rejected_amount');
  });

  it('tell of an expiry, at the time that was agreed', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    await create({ expiry_minutes: 15 });
    await sandbox.advance(15 * 60_000 - 1);
    expect(inbox).toEqual([]);
    await sandbox.advance(1);
    expect(parse(inbox[0])).toMatchObject({
      status: 'expired',
      timestamp: '2026-11-21T10:15:00Z',
      data: { total_paid_amount: '0.00000000', payment_history: [], transaction_hash: null },
    });
  });

  it('are not sent for the creation, nor without a callback URL', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create({ callback_url: undefined });
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(inbox).toEqual([]);
    expect(sandbox.notices()).toEqual([]);
    expect(sandbox.payments()[0]?.status).toBe('completed');
  });
});

describe('dialects of notices', () => {
  it('repeat nothing at the top in the older envelope', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { envelope: 'reference' });
    await sandbox.pay(await create());
    const body = parse(inbox[0]);
    expect(Object.keys(body)).toEqual(['event', 'data', 'timestamp']);
    expect(body.data).toMatchObject({
      status: 'confirming',
      previous_status: 'waiting',
      metadata: { updated_at: '2026-11-21T10:00:00Z' },
    });
  });

  it('carry another id in data, as the guide’s own sample does', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { dataId: 'other' });
    const id = await create();
    await sandbox.pay(id);
    const body = parse(inbox[0]);
    expect(body['transaction_id']).toBe(id);
    expect(body.data['transaction_id']).toMatch(/^[\da-f-]{36}$/);
    expect(body.data['transaction_id']).not.toBe(id);
  });

  it('put the special fields at the top', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { specialFields: 'top' });
    const id = await create();
    await sandbox.pay(id, { amount: '40' });
    await sandbox.confirm(id);
    const body = parse(inbox[1]);
    expect(body['payment_type']).toBe('partial');
    expect(body.data).not.toHaveProperty('payment_type');
  });

  it('leave out of "completed" what the guide’s sample leaves out', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { completedData: 'sample' });
    const id = await create();
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(parse(inbox[0]).data).toHaveProperty('currency');
    for (const field of ['blockchain', 'token', 'currency', 'address']) {
      expect(parse(inbox[1]).data).not.toHaveProperty(field);
    }
  });

  it('speak the words of the lifecycle page', async () => {
    const { create, sandbox, status, statuses } = await createMerchant();
    sandbox.dialect('cryptofuse', { statuses: 'lifecycle' });
    const id = await create();
    expect(await status(id)).toMatchObject({ status: 'pending' });
    await sandbox.pay(id);
    await sandbox.confirm(id);
    expect(statuses()).toEqual(['confirming', 'confirmed', 'completed']);
  });

  it('are tried three times more where the provider is said to try again', async () => {
    const answers = [500, 503, 200];
    let calls = 0;
    const { create, sandbox } = await createMerchant({
      deliver: async () => new Response(null, { status: answers[calls++] ?? 200 }),
    });
    sandbox.dialect('cryptofuse', { retries: 'thrice' });
    await sandbox.pay(await create());
    expect(sandbox.notices()[0]).toMatchObject({ state: 'failed' });
    await sandbox.advance(50_000);
    expect(calls).toBe(2);
    await sandbox.advance(20_000);
    expect(sandbox.notices()[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 500 }, { status: 503 }, { status: 200 }],
    });
    expect(calls).toBe(4); // three for "confirming", one for "completed"
  });
});
