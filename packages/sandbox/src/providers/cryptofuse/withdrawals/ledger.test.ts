import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../clock.ts';
import { createSandbox } from '../../../createSandbox.ts';
import { createMerchant, type Merchant, START } from '../../../testing/merchant.ts';
import { bodyOf, GUIDE_WITHDRAWAL, withdraw } from '../../../testing/payee.ts';
import { signWebhook } from '../signature.ts';

const MINUTE = 60_000;

async function status({ get }: Merchant, id: string): Promise<unknown> {
  return (await bodyOf(get(`/withdrawal/${id}/`)))['status'];
}

async function available({ get }: Merchant): Promise<unknown> {
  const { account } = (await bodyOf(get('/user/balances/'))) as {
    account: Record<string, { amount: string }>;
  };
  return account['USDTTRC20']?.amount;
}

const parse = (body: string | undefined) => JSON.parse(body ?? 'null');

describe('a withdrawal', () => {
  it('is processing after five minutes and completed when its transfer is final', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    await merchant.sandbox.advance(5 * MINUTE - 1);
    expect(await status(merchant, id)).toBe('pending');
    await merchant.sandbox.advance(1);
    expect(await status(merchant, id)).toBe('processing');
    await merchant.sandbox.advance(56_999);
    expect(await status(merchant, id)).toBe('processing');
    await merchant.sandbox.advance(1);
    expect(await status(merchant, id)).toBe('completed');
    expect(merchant.statuses()).toEqual(['processing', 'completed']);
  });

  it('goes through every word of the list’s filter where they are played', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { withdrawalStatuses: 'reference' });
    const id = await withdraw(merchant);
    const seen: unknown[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      seen.push(await status(merchant, id));
      await merchant.sandbox.advance(MINUTE);
    }
    expect(seen.join(' ')).toBe(
      'pending approved approved approved approved processing submitted completed',
    );
    expect(merchant.statuses()).toEqual([
      ...['approved', 'processing', 'submitted', 'confirmed', 'completed'],
    ]);
  });

  it('does not get stuck when the words change under way', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { withdrawalStatuses: 'reference' });
    const id = await withdraw(merchant);
    await merchant.sandbox.advance(5 * MINUTE);
    merchant.sandbox.dialect('cryptofuse', { withdrawalStatuses: 'guide' });
    await merchant.sandbox.advance(10 * MINUTE);
    expect(await status(merchant, id)).toBe('completed');
  });

  it.each([
    ['fail', 'failed'],
    ['reject', 'rejected'],
    ['cancel', 'cancelled'],
  ] as const)('gives its money back when it is ended by %s, once', async (move, word) => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    expect(await available(merchant)).toBe('900.00000000');
    await merchant.sandbox.moveWithdrawal(id, move);
    expect(await status(merchant, id)).toBe(word);
    expect(await available(merchant)).toBe('1000.00000000');
    await merchant.sandbox.advance(60 * MINUTE);
    expect(await status(merchant, id)).toBe(word);
    expect(await available(merchant)).toBe('1000.00000000');
    expect(merchant.statuses()).toEqual([word]);
  });

  it('can fail, but not be called back, once its transfer has left', async () => {
    const merchant = await createMerchant();
    const { sandbox } = merchant;
    const id = await withdraw(merchant);
    await sandbox.moveWithdrawal(id, 'send');
    for (const move of ['send', 'reject', 'cancel'] as const) {
      await expect(sandbox.moveWithdrawal(id, move)).rejects.toThrow(
        `Cannot ${move} a withdrawal that is processing.`,
      );
    }
    await sandbox.moveWithdrawal(id, 'fail');
    await sandbox.advance(60 * MINUTE);
    expect(merchant.statuses()).toEqual(['processing', 'failed']);
    expect(await available(merchant)).toBe('1000.00000000');
  });

  it('that is over stays as it is', async () => {
    const merchant = await createMerchant();
    const { sandbox } = merchant;
    const id = await withdraw(merchant);
    await sandbox.moveWithdrawal(id, 'confirm');
    await expect(sandbox.moveWithdrawal(id, 'fail')).rejects.toThrow('that is completed');
    await expect(sandbox.moveWithdrawal('nope', 'fail')).rejects.toThrow('no withdrawal nope');
    expect(await available(merchant)).toBe('900.00000000');
  });

  it('is taken from what is there once, however many ask at the same time', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
    const request = { ...GUIDE_WITHDRAWAL, amount: 600 };
    const answers = await Promise.all([1, 2, 3].map(() => merchant.post('/withdrawal/', request)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 400, 400]);
    expect(await available(merchant)).toBe('400.00000000');
  });

  it('is forgotten by a reset, and nothing of it happens any more', async () => {
    const merchant = await createMerchant();
    await withdraw(merchant);
    merchant.sandbox.reset();
    await merchant.sandbox.advance(60 * MINUTE);
    expect(merchant.sandbox.withdrawals()).toEqual([]);
    expect(merchant.inbox).toEqual([]);
  });
});

describe('notices of a withdrawal', () => {
  it('have the guide’s bodies, signed as those of payments', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    await merchant.sandbox.moveWithdrawal(id, 'confirm');
    const [processing, completed] = merchant.inbox;
    expect(parse(processing?.body)).toEqual({
      withdrawal_id: id,
      event: 'withdrawal_status_update',
      status: 'processing',
      timestamp: '2026-11-21T10:00:00Z',
      data: {
        withdrawal_id: id,
        status: 'processing',
        amount: '98.50000000',
        currency: 'USDTTRC20',
      },
    });
    expect(parse(completed?.body)).toEqual({
      withdrawal_id: id,
      event: 'withdrawal_status_update',
      status: 'completed',
      timestamp: '2026-11-21T10:00:00Z',
      data: {
        withdrawal_id: id,
        status: 'completed',
        transaction_hash: merchant.sandbox.withdrawals()[0]?.hash,
        confirmations: 20,
        completed_at: '2026-11-21T10:00:00Z',
      },
    });
    const { webhookSecret } = merchant.sandbox.credentials.cryptofuse;
    for (const { url, headers, body } of merchant.inbox) {
      expect(url).toBe(GUIDE_WITHDRAWAL.callback_url);
      expect(headers.get('x-webhook-signature')).toBe(signWebhook(body, webhookSecret));
    }
  });

  it('repeat nothing at the top in the older envelope', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { envelope: 'reference' });
    const id = await withdraw(merchant);
    await merchant.sandbox.moveWithdrawal(id, 'fail');
    expect(parse(merchant.inbox[0]?.body)).toEqual({
      event: 'withdrawal_status_update',
      data: {
        withdrawal_id: id,
        status: 'failed',
        amount: '98.50000000',
        currency: 'USDTTRC20',
        previous_status: 'pending',
        metadata: { updated_at: '2026-11-21T10:00:00Z' },
      },
      timestamp: '2026-11-21T10:00:00Z',
    });
  });

  it('are not sent for the creation, nor without an address', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant, { callback_url: undefined });
    await merchant.sandbox.moveWithdrawal(id, 'confirm');
    expect(merchant.sandbox.notices()).toEqual([]);
    await expect(merchant.sandbox.moveWithdrawal(id, 'forge')).rejects.toThrow('Cannot forge');
  });

  it('by somebody else claim success under another key, and change nothing', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    const before = merchant.sandbox.withdrawals();
    await merchant.sandbox.moveWithdrawal(id, 'forge');
    expect(merchant.statuses()).toEqual(['completed']);
    expect(merchant.sandbox.notices()).toMatchObject([
      { reference: id, label: 'withdrawal completed', forged: true },
    ]);
    const [{ headers, body } = { headers: new Headers(), body: '' }] = merchant.inbox;
    const { webhookSecret } = merchant.sandbox.credentials.cryptofuse;
    expect(headers.get('x-webhook-signature')).not.toBe(signWebhook(body, webhookSecret));
    expect(merchant.sandbox.withdrawals()).toEqual(before);
  });

  it('tell a status that no document knows, as every answer does', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    await merchant.sandbox.moveWithdrawal(id, 'reword');
    expect(merchant.statuses()).toEqual(['under_review']);
    expect(await status(merchant, id)).toBe('under_review');
    expect(await bodyOf(merchant.get('/withdrawal/?status=under_review'))).toMatchObject({
      withdrawals: [{ withdrawal_id: id, status: 'under_review' }],
    });
    await merchant.sandbox.moveWithdrawal(id, 'confirm');
    expect(merchant.sandbox.withdrawals()).toMatchObject([{ tone: 'good' }]);
    expect(await available(merchant)).toBe('900.00000000');
  });

  it('arrive twice, late, out of order or not at all as those of payments do', async () => {
    const arrived = async (faults: object) => {
      const merchant = await createMerchant();
      const id = await withdraw(merchant);
      merchant.sandbox.faults(faults);
      await merchant.sandbox.moveWithdrawal(id, 'confirm');
      return merchant.statuses();
    };
    const both = ['processing', 'completed'];
    expect((await arrived({ notices: 'duplicate' })).sort()).toEqual(
      both.flatMap((word) => [word, word]).sort(),
    );
    expect(await arrived({ notices: 'reorder' })).toEqual(['completed', 'processing']);
    expect(await arrived({ notices: 'drop' })).toEqual([]);
    expect(await arrived({ noticeDelayMs: 1_000 })).toEqual([]);
  });
});

describe('a restart', () => {
  const moments = [0, 1, 5, 5.5, 5.95, 6, 6.5, 7, 8];

  /** The history of a withdrawal, with a restart `atMs` after its creation. */
  async function live(withdrawalStatuses: string, atMs: number | null) {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { withdrawalStatuses });
    await withdraw(merchant, { memo: 'x', custom_id: 'payout_1' });
    const heard = merchant.inbox.map(({ body }) => body);
    let { sandbox } = merchant;
    if (atMs !== null) {
      await sandbox.advance(atMs);
      heard.push(...merchant.inbox.map(({ body }) => body));
      const restore = JSON.parse(JSON.stringify(sandbox.snapshot()));
      sandbox.close();
      sandbox = createSandbox({
        clock: manualClock(START),
        restore,
        async deliver(request) {
          heard.push(await request.text());
          return new Response(null, { status: 200 });
        },
      });
    }
    await sandbox.advance(10 * MINUTE - (atMs ?? 0));
    if (atMs === null) heard.push(...merchant.inbox.map(({ body }) => body));
    const { webhookSecret } = sandbox.credentials.cryptofuse;
    return { withdrawals: sandbox.withdrawals(), notices: sandbox.notices(), heard, webhookSecret };
  }

  it.each(['guide', 'reference'])('at any moment changes nothing: %s', async (statuses) => {
    const whole = await live(statuses, null);
    expect(whole.withdrawals).toMatchObject([{ status: 'completed' }]);
    for (const minutes of moments) expect(await live(statuses, minutes * MINUTE)).toEqual(whole);
  });

  it('keeps the balance and the address of the account', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant, { callback_url: undefined });
    await merchant.post('/user/webhooks/', { callback_url: 'https://shop.example/all' });
    const before = await bodyOf(merchant.get('/user/balances/'));
    const token = merchant.sandbox.requests().at(-1)?.headers['authorization'] ?? '';
    const inbox: string[] = [];
    const sandbox = createSandbox({
      clock: manualClock(START),
      restore: JSON.parse(JSON.stringify(merchant.sandbox.snapshot())),
      async deliver(request) {
        inbox.push(request.url);
        return new Response(null, { status: 200 });
      },
    });
    const request = new Request(`${sandbox.origins.cryptofuse}/user/balances/`, {
      headers: { authorization: token },
    });
    expect(await (await sandbox.fetch(request)).json()).toEqual(before);
    await sandbox.moveWithdrawal(id, 'reject');
    expect(inbox).toEqual(['https://shop.example/all']);
  });
});
