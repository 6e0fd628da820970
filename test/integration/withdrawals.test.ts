import { createSandbox, manualClock } from '@coinslot/sandbox';
import type { CheckoutOptions } from '@coinslot/server';
import { createCryptofuseClient, cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';

const CALLBACK = 'https://shop.example/api/checkout/callbacks/cryptofuse';
/** USDT's own contract: an address that everybody knows, with a true checksum. */
const ADDRESS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const payout = { amount: '40.000001', currency: 'USDTTRC20', address: ADDRESS };

type Told = Parameters<NonNullable<CheckoutOptions['onPayout']>>[0];

/** A merchant who was paid 100 USDT, and has the client beside the checkout. */
async function openMerchant(dialect: Record<string, string> = {}) {
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const clock = manualClock('2026-11-21T10:00:00Z');
  const sandbox = createSandbox({ clock, seed: 'payout', deliver: (request) => deliver(request) });
  sandbox.dialect('cryptofuse', dialect);
  const reach: typeof fetch = (input, init) => sandbox.fetch(new Request(input, init));
  const account = sandbox.credentials.cryptofuse;
  const told: Told[] = [];
  const server = createTestServer({
    providers: [cryptofuse({ ...account, assets: ['USDTTRC20'] })],
    now: sandbox.now,
    fetch: reach,
    onPayout: (event) => told.push(event),
  });
  deliver = server.fetch;
  const client = createCryptofuseClient({ ...account, fetch: reach, now: sandbox.now });
  const order = { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] };
  const { payment } = await server.checkout.payments.create(order);
  const reference = (await server.checkout.payments.get(payment.id))?.reference ?? '';
  await sandbox.pay(reference);
  await sandbox.confirm(reference);
  const balance = async () => Number((await client.getBalances()).account['USDTTRC20']?.amount);
  const made = () => sandbox.withdrawals().length;
  const statuses = () => told.map(({ status }) => status);
  return { ...server, sandbox, client, told, balance, made, statuses };
}

describe('a withdrawal', () => {
  it('is checked, estimated, made, followed and told to the merchant', async () => {
    const { client, sandbox, told, balance, statuses } = await openMerchant();
    expect(await balance()).toBe(99);
    const { address, currency } = payout;
    expect(await client.validateAddress({ address, currency })).toMatchObject({ is_valid: true });
    const wrong = ADDRESS.replace('R7', 'R8');
    expect(await client.validateAddress({ address: wrong, currency })).toMatchObject({
      is_valid: false,
    });
    const estimate = await client.estimateWithdrawal(payout);
    expect(estimate).toMatchObject({ status: 'estimate', requested_amount: '40.00000100' });

    const made = await client.createWithdrawal({ ...payout, callback_url: CALLBACK });
    expect(made).toMatchObject({ status: 'pending', amount: estimate.amount, address });
    expect(await balance()).toBeLessThan(59.1);

    const { withdrawal_id } = made;
    await sandbox.moveWithdrawal(withdrawal_id, 'send');
    await sandbox.moveWithdrawal(withdrawal_id, 'confirm');
    expect(await client.getWithdrawal(withdrawal_id)).toMatchObject({ status: 'completed' });
    expect(statuses()).toEqual(['processing', 'completed']);
    expect(told[1]).toMatchObject({ provider: 'cryptofuse', withdrawalId: withdrawal_id });
  });

  it('is made once when its answer is lost, and found by its custom_id', async () => {
    const { client, sandbox, made } = await openMerchant();
    sandbox.faults({ loseCreateAnswers: 1 });
    const custom_id = 'payout-77';
    const lost = await client.createWithdrawal({ ...payout, custom_id }).catch((e) => e);
    expect(lost).toMatchObject({ outcomeUnknown: true, retryable: false });
    expect(made()).toBe(1);
    const { withdrawals, total } = await client.listWithdrawals({ custom_id });
    expect(withdrawals).toMatchObject([{ custom_id, status: 'pending' }]);
    expect(total).toBe(1);
  });

  it('is refused for what the account does not have, with the field, and not made', async () => {
    const { client, made } = await openMerchant();
    await expect(client.createWithdrawal({ ...payout, amount: '99.01' })).rejects.toMatchObject({
      code: 'insufficient_balance',
      details: { amount: [expect.any(String)] },
      outcomeUnknown: false,
    });
    expect(made()).toBe(0);
  });

  it('goes on with a fresh token, and is made once', async () => {
    const { client, sandbox, made } = await openMerchant();
    await client.getBalances();
    sandbox.faults({ expireTokens: true });
    expect(await client.createWithdrawal(payout)).toMatchObject({ status: 'pending' });
    expect(made()).toBe(1);
  });

  it.each(['fail', 'reject', 'cancel'] as const)('that ends by %s is told', async (move) => {
    const { client, sandbox, balance, statuses } = await openMerchant();
    const made = await client.createWithdrawal({ ...payout, callback_url: CALLBACK });
    await sandbox.moveWithdrawal(made.withdrawal_id, move);
    const { status } = await client.getWithdrawal(made.withdrawal_id);
    expect(['failed', 'rejected', 'cancelled']).toContain(status);
    expect(statuses()).toEqual([status]);
    expect(await balance()).toBe(99);
  });

  it('is told once for notices that come twice, and never for a forged one', async () => {
    const { client, sandbox, statuses } = await openMerchant();
    const { withdrawal_id } = await client.createWithdrawal({ ...payout, callback_url: CALLBACK });
    await sandbox.moveWithdrawal(withdrawal_id, 'forge');
    expect(statuses()).toEqual([]);
    sandbox.faults({ notices: 'duplicate' });
    await sandbox.moveWithdrawal(withdrawal_id, 'send');
    await sandbox.moveWithdrawal(withdrawal_id, 'confirm');
    expect(statuses()).toEqual(['processing', 'completed']);
  });
});

describe('where the documents disagree', () => {
  it.each(['guide', 'reference', 'older'])('balances come in one form (%s)', async (balances) => {
    const { balance } = await openMerchant({ balances });
    expect(await balance()).toBe(99);
  });

  it.each(['guide', 'reference', 'older'])('a made withdrawal has an id (%s)', async (answer) => {
    const { client } = await openMerchant({ withdrawalAnswer: answer });
    const { withdrawal_id } = await client.createWithdrawal(payout);
    expect(await client.getWithdrawal(withdrawal_id)).toMatchObject({ withdrawal_id });
  });

  it.each(['reference', 'older'])('details and lists are read exactly (%s)', async (detail) => {
    const { client } = await openMerchant({ withdrawalDetail: detail });
    const { withdrawal_id, amount } = await client.createWithdrawal(payout);
    const found = await client.getWithdrawal(withdrawal_id);
    const { withdrawals } = await client.listWithdrawals();
    for (const told of [found, ...withdrawals]) expect(Number(told.amount)).toBe(Number(amount));
    expect(found.confirmations).toBe(0);
  });

  it.each(['guide', 'reference'])('notices are told in either envelope (%s)', async (envelope) => {
    const { client, sandbox, checkout, statuses } = await openMerchant({
      envelope,
      withdrawalStatuses: 'reference',
    });
    const made = await client.createWithdrawal({ ...payout, callback_url: CALLBACK });
    await sandbox.advance(60 * 60_000);
    // Two come in one moment, and the later one waits for its turn.
    await checkout.reconcile();
    expect(statuses()).toEqual(['approved', 'processing', 'submitted', 'confirmed', 'completed']);
    expect(await client.getWithdrawal(made.withdrawal_id)).toMatchObject({ status: 'completed' });
  });

  it.each(['guide', 'reference', 'older'])('an address is judged (%s)', async (addressAnswer) => {
    const { client } = await openMerchant({ addressAnswer });
    for (const by of [{ currency: 'USDTTRC20' }, { blockchain: 'TRX' }, { type: 'TRX' }]) {
      expect(await client.validateAddress({ address: ADDRESS, ...by })).toMatchObject({
        is_valid: true,
        address: ADDRESS,
      });
    }
  });
});

it('sets the account’s webhook up: the secret is told once, and notices go there', async () => {
  const { client, sandbox, statuses } = await openMerchant();
  const { webhookSecret } = sandbox.credentials.cryptofuse;
  expect(await client.setWebhook(CALLBACK)).toMatchObject({ secret: webhookSecret });
  const later = await client.setWebhook(CALLBACK);
  expect(later.secret).toBeUndefined();
  expect(later.masked_secret).not.toBe(webhookSecret);
  const { withdrawal_id } = await client.createWithdrawal(payout);
  await sandbox.moveWithdrawal(withdrawal_id, 'send');
  expect(statuses()).toEqual(['processing']);
});

it('tells whether the account is up', async () => {
  const { client } = await openMerchant();
  expect(await client.getStatus()).toEqual({ status: 'ok' });
});
