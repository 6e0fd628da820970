import type { QuotesResponse } from '@coinslot/core/wire';
import {
  type CryptofuseEvent,
  createCryptofuseClient,
  cryptofuse,
  testAmounts,
  verifyCryptofuseWebhook,
} from '@coinslot/server/cryptofuse';
import { describe, expect, it } from 'vitest';
import { openCounterpart } from './openCounterpart.ts';

const USDT = 'USDTTRC20';
/** USDT's own contract: an address that everybody knows, with a true checksum. */
const ADDRESS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const payout = { amount: '40.000001', currency: USDT, address: ADDRESS };
const GUIDE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** An account with its client, and what the account was told. */
async function openAccount(dialect: Record<string, string> = {}) {
  const counterpart = await openCounterpart();
  const { sandbox, received } = counterpart;
  sandbox.dialect('cryptofuse', dialect);
  const account = sandbox.credentials.cryptofuse;
  const client = createCryptofuseClient({ ...account, now: sandbox.now });
  const callback_url = `${counterpart.origin}/cryptofuse-webhook`;

  /** What came, verified by the bytes as they came. */
  async function events(): Promise<CryptofuseEvent[]> {
    const read = received.map(({ body, headers }) => {
      const signature = `${headers['x-webhook-signature']}`;
      return verifyCryptofuseWebhook({ body, signature, secret: account.webhookSecret });
    });
    return Promise.all(read);
  }

  return { ...counterpart, account, client, callback_url, events };
}

/** The same, with the 1000 USDT of the guide's sample to pay out from. */
const openFunded = () => openAccount({ openingBalance: 'sample' });

describe('authentication', () => {
  it('fetches a token with the credentials in the form, and uses it until it is over', async () => {
    const { account, asked, client, sandbox } = await openAccount();
    await client.getCurrencies();
    await client.getBalances();
    expect(asked('POST /o/token/')).toBe(1);
    const [first, second] = sandbox.requests();
    const form = new URLSearchParams(first?.body);
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: account.clientId,
      client_secret: account.clientSecret,
      scope: 'read write',
    });
    expect(second?.headers['authorization']).toMatch(/^Bearer \S+$/);
    // `expires_in` of the guide: 36,000 seconds.
    await sandbox.advance(36_000_000);
    await client.getBalances();
    expect(asked('POST /o/token/')).toBe(2);
  });

  it('is refused with wrong credentials', async () => {
    const { account } = await openAccount();
    const client = createCryptofuseClient({ ...account, clientSecret: 'that-of-another-account' });
    await expect(client.getCurrencies()).rejects.toMatchObject({ code: 'credentials_refused' });
  });

  it('takes the reference’s path and HTTP Basic, too', async () => {
    const { account, asked, sandbox } = await openAccount({ token: 'reference' });
    const basic = btoa(`${account.clientId}:${account.clientSecret}`);
    const answer = await fetch(`${sandbox.origins.cryptofuse}/o/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'read write' }),
    });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(asked('POST /o/token')).toBe(1);
  });
});

describe('before a payment', () => {
  it('tells whether the service is up', async () => {
    const { asked, client } = await openAccount();
    expect(await client.getStatus()).toEqual({ status: 'ok' });
    expect(asked('GET /status/')).toBe(1);
  });

  it('lists the currencies: codes alone, or with limits and USD', async () => {
    const { asked, client, sandbox } = await openAccount();
    expect(await client.getCurrencies()).toContain(USDT);
    const all = await client.getCurrencies({ full: true, min_max: true, include_usd: true });
    expect(all.find(({ currency }) => currency === USDT)).toMatchObject({
      token: 'usdt',
      blockchain: 'trx',
      min_amount: '10.00000000',
      max_amount: '100000.00000000',
      min_amount_usd: '10.00',
      max_amount_usd: '100000.00',
    });
    expect(asked('GET /currencies/')).toBe(2);
    expect(sandbox.requests().at(-1)?.path).toContain('full=true&min_max=true&include_usd=true');
  });

  it('converts a price at the current rate, with the fee', async () => {
    const { asked, client } = await openAccount();
    const query = { amount: '100', currency_from: 'USD', currency_to: USDT, full: true };
    expect(await client.getRate(query)).toMatchObject({
      currency_from: 'USD',
      currency_to: USDT,
      amount: '100.0',
      estimated_amount: '99.0',
      fee_percentage: '1.0',
      fee_amount: '1.0',
    });
    expect(asked('GET /rates/')).toBe(1);
  });

  it('tells the least amount of a currency', async () => {
    const { asked, client } = await openAccount();
    expect(await client.getMinAmount(USDT)).toMatchObject({ currency: USDT, min_amount: '10.0' });
    await expect(client.getMinAmount('NONE')).rejects.toMatchObject({
      providerCode: 'invalid_currency',
    });
    expect(asked('GET /payments/min-amount/')).toBe(2);
  });
});

describe('a payment', () => {
  it('is created with every parameter of the guide', async () => {
    const { asked, callback_url, client, sandbox } = await openAccount();
    const input = {
      amount: '100.00',
      currency: USDT,
      price_currency: 'USD',
      callback_url,
      order_id: 'order_12345',
      order_description: 'Premium subscription payment',
      is_fixed_rate: true,
      is_fee_paid_by_user: false,
      expiry_minutes: 45,
    };
    const made = await client.createPayment(input);
    expect(made).toMatchObject({
      status: 'waiting',
      amount_usd: '100.00',
      amount_crypto: '100.00000000',
      blockchain: 'TRX',
      token: 'USDT',
      currency: USDT,
      created_at: expect.stringMatching(GUIDE_TIME),
    });
    const minutes = Date.parse(`${made.expiry_time}`) - Date.parse(`${made.created_at}`);
    expect(minutes).toBe(45 * 60_000);
    expect(asked('POST /payments/')).toBe(1);
    const { body } = sandbox.requests().at(-1) ?? {};
    expect(JSON.parse(`${body}`)).toEqual({ ...input, amount: 100 });
    // A JSON number with the digits that were given.
    expect(body).toContain('"amount":100.00');
    const user = await client.createPayment({ ...input, is_fee_paid_by_user: true });
    expect(Number(user.amount_crypto)).toBeGreaterThan(100);
  });

  it('is asked for by its transaction_id', async () => {
    const { asked, client, sandbox } = await openAccount();
    const made = await client.createPayment({ amount: '100', currency: USDT, order_id: '1042' });
    const { transaction_id, blockchain_address: address } = made;
    expect(await client.getPayment(transaction_id)).toMatchObject({ status: 'waiting', address });
    await sandbox.pay(transaction_id);
    await sandbox.confirm(transaction_id);
    expect(await client.getPayment(transaction_id)).toMatchObject({
      status: 'completed',
      order_id: '1042',
    });
    expect(asked('POST /payments/status/')).toBe(2);
    const unknown = '550e8400-e29b-41d4-a716-446655440000';
    await expect(client.getPayment(unknown)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is found in the list by its order_id', async () => {
    const { asked, client } = await openAccount();
    for (const order_id of ['1', '2', '2']) {
      await client.createPayment({ amount: '100', currency: USDT, order_id });
    }
    const page = await client.listPayments({ order_id: '2', page_size: 10 });
    expect(page).toMatchObject({ count: 2, results: [{ order_id: '2' }, { order_id: '2' }] });
    expect(asked('GET /payments/')).toBe(1);
  });

  it('is told of by signed webhooks: confirming, then completed', async () => {
    const { callback_url, client, events, received, sandbox } = await openAccount();
    const made = await client.createPayment({ amount: '100', currency: USDT, callback_url });
    const { transaction_id } = made;
    expect(received).toEqual([]);
    await sandbox.pay(transaction_id);
    await sandbox.confirm(transaction_id);
    expect(received).toMatchObject([
      { method: 'POST', url: { pathname: '/cryptofuse-webhook' } },
      { method: 'POST' },
    ]);
    const told = { kind: 'payment', event: 'payment_status_update', transaction_id };
    expect(await events()).toMatchObject([
      { ...told, status: 'confirming', data: { payment_history: [{}] } },
      {
        ...told,
        status: 'completed',
        data: { payment_type: 'full', total_paid_amount: '100.00000000', final_usd_value: '99.50' },
      },
    ]);
  });

  it('is told of when it is too much, too little, or expired', async () => {
    const { callback_url, client, events, sandbox } = await openAccount();
    const input = { amount: '100', currency: USDT, callback_url };
    const [over, partial, expired] = [
      await client.createPayment(input),
      await client.createPayment(input),
      await client.createPayment(input),
    ];
    await sandbox.pay(over.transaction_id, { share: '1.5' });
    await sandbox.pay(partial.transaction_id, { share: '0.5' });
    for (const { transaction_id } of [over, partial]) await sandbox.confirm(transaction_id);
    await sandbox.expire(expired.transaction_id);
    const last = async (id: string) =>
      (await events()).findLast((event) => event.kind === 'payment' && event.transaction_id === id);
    expect(await last(over.transaction_id)).toMatchObject({
      status: 'completed',
      data: {
        payment_type: 'overpayment',
        total_paid_amount: '150.00000000',
        overpayment_amount: '50.00000000',
        overpayment_usd_value: '49.75',
      },
    });
    expect(await last(partial.transaction_id)).toMatchObject({
      status: 'partially_paid',
      data: { payment_type: 'partial', total_paid_amount: '50.00000000' },
    });
    expect(await last(expired.transaction_id)).toMatchObject({ status: 'expired' });
  });

  it('is not believed to be paid where somebody else signed the webhook', async () => {
    const { callback_url, client, events, received, sandbox } = await openAccount();
    const made = await client.createPayment({ amount: '100', currency: USDT, callback_url });
    await sandbox.forge(made.transaction_id);
    expect(received).toHaveLength(1);
    await expect(events()).rejects.toMatchObject({ code: 'invalid_signature' });
  });

  it.each([
    ['success', ['confirming', 'completed'], 'full'],
    ['delayedSuccess', ['confirming', 'completed'], 'full'],
    ['partial', ['confirming', 'partially_paid'], 'partial'],
    ['overpayment', ['confirming', 'completed'], 'overpayment'],
    ['expired', ['expired'], undefined],
    ['failed', ['confirming', 'failed'], undefined],
  ] as const)('over the test amount of %s plays by itself', async (name, statuses, type) => {
    const { callback_url, client, events, sandbox } = await openAccount();
    await client.createPayment({ amount: testAmounts[name], currency: USDT, callback_url });
    await sandbox.advance(30_000);
    const told = await events();
    expect(told.map(({ status }) => status)).toEqual(statuses);
    expect(told.at(-1)?.data.payment_type ?? undefined).toBe(type);
  });

  it('is refused with a code, and the fields that are wrong', async () => {
    const { client } = await openAccount();
    const input = { amount: '100', currency: USDT };
    await expect(client.createPayment({ ...input, currency: 'NONE' })).rejects.toMatchObject({
      code: 'asset_not_supported',
      providerCode: 'invalid_currency',
    });
    await expect(client.createPayment({ ...input, expiry_minutes: 0 })).rejects.toMatchObject({
      providerCode: 'invalid_request',
      details: { expiry_minutes: [expect.any(String)] },
    });
  });

  it('of the deprecated version is refused as such', async () => {
    const { account, asked } = await openAccount();
    const client = createCryptofuseClient({ ...account, baseUrl: `${account.baseUrl}/v0` });
    await expect(client.getStatus()).rejects.toMatchObject({
      code: 'provider_refused',
      providerCode: 'deprecated_endpoint',
    });
    expect(asked('ALL /v0/*')).toBe(1);
  });
});

describe('a withdrawal', () => {
  it('is made of the balance', async () => {
    const { asked, client } = await openFunded();
    expect(await client.getBalances()).toMatchObject({
      account: {
        [USDT]: {
          amount: '1000.00000000',
          pending_amount: '0.00000000',
          currency: { currency: USDT, blockchain: 'TRX', token: 'USDT' },
        },
      },
    });
    expect(asked('GET /user/balances/')).toBe(1);
  });

  it('goes to an address that was validated', async () => {
    const { asked, client } = await openAccount();
    const input = { address: ADDRESS, currency: USDT };
    expect(await client.validateAddress(input)).toMatchObject({
      is_valid: true,
      address: ADDRESS,
      blockchain: 'TRX',
      currency: USDT,
    });
    const mistyped = { ...input, address: ADDRESS.replace('R7', 'R8') };
    expect(await client.validateAddress(mistyped)).toMatchObject({ is_valid: false });
    expect(asked('POST /withdrawal/validate-address/')).toBe(2);
  });

  it('is estimated with its fees, and nothing is made', async () => {
    const { asked, client, sandbox } = await openAccount();
    const input = { amount: '100.00', currency: USDT, address: ADDRESS };
    expect(await client.estimateWithdrawal(input)).toMatchObject({
      withdrawal_id: null,
      status: 'estimate',
      amount: '98.50000000',
      requested_amount: '100.00000000',
      fee: '1.50000000',
      platform_fee: '1.00000000',
      network_fee: '0.50000000',
    });
    expect(asked('POST /withdrawal/estimate/')).toBe(1);
    expect(sandbox.withdrawals()).toEqual([]);
  });

  it('is created, and leaves the balance', async () => {
    const { asked, callback_url, client, sandbox } = await openFunded();
    const input = { amount: '100.00', currency: USDT, address: ADDRESS, callback_url };
    const made = await client.createWithdrawal(input);
    expect(made).toMatchObject({
      status: 'pending',
      amount: '98.50000000',
      requested_amount: '100.00000000',
      fee: '1.50',
      address: ADDRESS,
      created_at: expect.stringMatching(GUIDE_TIME),
    });
    expect(asked('POST /withdrawal/')).toBe(1);
    expect(sandbox.withdrawals()).toMatchObject([{ reference: made.withdrawal_id }]);
    expect((await client.getBalances()).account[USDT]?.amount).toBe('900.00000000');
    await expect(client.createWithdrawal({ ...input, amount: '900.01' })).rejects.toMatchObject({
      code: 'insufficient_balance',
    });
  });

  it('is asked for by its withdrawal_id', async () => {
    const { asked, client } = await openFunded();
    const { withdrawal_id } = await client.createWithdrawal({ ...payout, custom_id: 'payout-1' });
    expect(await client.getWithdrawal(withdrawal_id)).toMatchObject({
      withdrawal_id,
      custom_id: 'payout-1',
      status: 'pending',
      transaction_hash: null,
    });
    expect(asked('POST /withdrawal/status/')).toBe(1);
  });

  it('is found in the list by its custom_id', async () => {
    const { asked, client } = await openFunded();
    for (const custom_id of ['payout-1', 'payout-2']) {
      await client.createWithdrawal({ ...payout, custom_id });
    }
    const { total, withdrawals } = await client.listWithdrawals({ custom_id: 'payout-2' });
    expect(total).toBe(1);
    expect(withdrawals).toMatchObject([{ custom_id: 'payout-2' }]);
    expect(asked('GET /withdrawal/')).toBe(1);
  });

  it('is told of by signed webhooks: processing, then completed', async () => {
    const { callback_url, client, events, sandbox } = await openFunded();
    const { amount, withdrawal_id } = await client.createWithdrawal({ ...payout, callback_url });
    await sandbox.moveWithdrawal(withdrawal_id, 'send');
    await sandbox.moveWithdrawal(withdrawal_id, 'confirm');
    const told = { kind: 'withdrawal', event: 'withdrawal_status_update', withdrawal_id };
    const { transaction_hash } = await client.getWithdrawal(withdrawal_id);
    expect(await events()).toMatchObject([
      { ...told, status: 'processing', data: { amount, currency: USDT } },
      { ...told, status: 'completed', data: { transaction_hash, confirmations: 20 } },
    ]);
  });
});

it('sets up where the account’s webhooks go', async () => {
  const { account, asked, callback_url, client, received, sandbox } = await openAccount();
  expect(await client.setWebhook(callback_url)).toMatchObject({ secret: account.webhookSecret });
  expect(asked('POST /user/webhooks/')).toBe(1);
  const { transaction_id } = await client.createPayment({ amount: '100', currency: USDT });
  await sandbox.pay(transaction_id);
  expect(received).toMatchObject([{ method: 'POST', url: { pathname: '/cryptofuse-webhook' } }]);
});

describe('a checkout', () => {
  const order = { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] };

  it('offers what a price in USD can be paid in', async () => {
    const { account, asked, serve } = await openAccount();
    const { post } = serve(cryptofuse(account), order);
    const answer = await post('quotes', { orderId: order.id });
    const { options } = (await answer.json()) as QuotesResponse;
    expect(options).toContainEqual(
      expect.objectContaining({
        asset: expect.objectContaining({ code: USDT, symbol: 'USDT', network: 'tron' }),
        approximate: '100',
        minimum: '10',
        unavailable: null,
      }),
    );
    expect(options).toContainEqual(
      expect.objectContaining({ asset: expect.objectContaining({ code: 'BTC' }) }),
    );
    expect(asked('GET /currencies/')).toBe(1);
    const offered = options.filter(({ unavailable }) => unavailable === null);
    expect(asked('GET /rates/')).toBe(offered.length);
  });

  it('takes a payment, and believes the webhook', async () => {
    const { account, asked, sandbox, serve } = await openAccount();
    const { create, events, record } = serve(cryptofuse(account), order);
    const made = await create({ asset: USDT });
    const { action } = made.payment;
    expect(action).toMatchObject({ type: 'transfer', amount: '100' });
    const reference = `${(await record(made)).reference}`;
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect(await record(made)).toMatchObject({ status: 'paid', providerStatus: 'completed' });
    expect(events.map(({ type }) => type)).toContain('payment.paid');
    expect(asked('POST /payments/')).toBe(1);
  });

  it('asks for the payment where no webhook comes', async () => {
    const { account, asked, sandbox, serve } = await openAccount();
    const { checkout, create, record } = serve(cryptofuse(account), order);
    const made = await create({ asset: USDT });
    sandbox.faults({ notices: 'drop' });
    const reference = `${(await record(made)).reference}`;
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    await sandbox.advance(60_000);
    await checkout.reconcile();
    expect((await record(made)).status).toBe('paid');
    expect(asked('POST /payments/status/')).toBeGreaterThan(0);
  });
});
