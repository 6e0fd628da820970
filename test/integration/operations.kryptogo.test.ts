import {
  createKryptogoClient,
  type KryptogoOptions,
  type KryptogoPaymentIntent,
  kryptogo,
} from '@coinslot/server/kryptogo';
import { describe, expect, it } from 'vitest';
import { openCounterpart } from './openCounterpart.ts';

const MINUTE = 60_000;
/** The guide's own call. */
const SAMPLE = {
  chain_id: 'arb',
  contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
  amount: '0.01',
  wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
};
/** The guide's "Advanced Usage". */
const ORDER_DATA = {
  orderId: '12345',
  productName: 'Product Name',
  customerInfo: { id: 'user123', email: 'user@example.com' },
};

async function openAccount(dialect: Record<string, string> = {}) {
  const counterpart = await openCounterpart();
  const { sandbox, received } = counterpart;
  sandbox.dialect('kryptogo', dialect);
  const account: KryptogoOptions = sandbox.credentials.kryptogo;
  const client = createKryptogoClient({ ...account, now: sandbox.now });
  const callback_url = `${counterpart.origin}/payment/callback`;
  const input = { fiat_amount: '300', fiat_currency: 'TWD', callback_url } as const;
  const told = () => received.map(({ body }) => JSON.parse(body) as KryptogoPaymentIntent);

  async function pay(id: string, share?: string): Promise<void> {
    await sandbox.pay(id, share === undefined ? {} : { share });
    await sandbox.confirm(id);
  }

  return { ...counterpart, account, client, callback_url, input, told, pay };
}

describe('a payment intent', () => {
  it('is created with every parameter of the guide', async () => {
    const { account, asked, callback_url, client, sandbox } = await openAccount();
    const input = {
      fiat_amount: '300',
      fiat_currency: 'TWD',
      callback_url,
      order_data: ORDER_DATA,
      group_key: 'product_purchase',
    } as const;
    const intent = await client.createPaymentIntent(input);
    expect(intent).toMatchObject({
      payment_intent_id: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      fiat_amount: '300.0',
      fiat_currency: 'TWD',
      payment_chain_id: 'arb',
      symbol: 'USDT',
      crypto_amount: '9.23',
      status: 'pending',
      order_data: ORDER_DATA,
      group_key: 'product_purchase',
    });
    // Valid for half an hour, told in seconds.
    expect(Number(intent.payment_deadline) * 1000 - sandbox.now()).toBe(30 * MINUTE);
    expect(asked('POST /v1/studio/api/payment/intent')).toBe(1);
    const [{ headers = {}, body = '' } = {}] = sandbox.requests();
    expect(JSON.parse(body)).toEqual(input);
    expect(headers).toMatchObject({
      'x-client-id': account.clientId,
      'x-studio-api-key': account.apiKey,
      origin: account.siteOrigin,
    });
  });

  it('costs 0.01 at least, and carries no more than 1000 characters', async () => {
    const { client, input, sandbox } = await openAccount();
    const refused = { provider: 'kryptogo', outcomeUnknown: false };
    await expect(
      client.createPaymentIntent({ ...input, fiat_amount: '0.009' }),
    ).rejects.toMatchObject(refused);
    await expect(
      client.createPaymentIntent({ ...input, order_data: { note: 'x'.repeat(1000) } }),
    ).rejects.toMatchObject(refused);
    expect(sandbox.requests()).toEqual([]);
    await expect(
      client.createPaymentIntent({ ...input, fiat_amount: '0.01' }),
    ).resolves.toMatchObject({ status: 'pending' });
  });

  it('is asked for by its id', async () => {
    const { asked, client, input, pay } = await openAccount();
    const { payment_intent_id: id } = await client.createPaymentIntent(input);
    await pay(id);
    expect(await client.getPaymentIntent(id)).toMatchObject({
      payment_intent_id: id,
      status: 'success',
      received_amount: '9.23',
      payment_tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    });
    expect(asked('GET /v1/studio/api/payment/intent/:id')).toBe(1);
    await expect(client.getPaymentIntent('nobody')).rejects.toMatchObject({
      code: 'not_found',
      providerCode: '4006',
    });
  });

  it('is in the list', async () => {
    const { asked, client, input } = await openAccount();
    const { payment_intent_id } = await client.createPaymentIntent(input);
    expect(await client.listPaymentIntents({ status: 'pending' })).toMatchObject([
      { payment_intent_id },
    ]);
    expect(asked('GET /v1/studio/api/payment/intents')).toBe(1);
  });

  it('is refused to who has another client id or key', async () => {
    const { account, input } = await openAccount();
    const clientId = 'another-client';
    for (const [change, providerCode] of [
      [{ clientId }, '4001'],
      [{ apiKey: 'the-key-of-another-merchant' }, '4002'],
    ] as const) {
      const stranger = createKryptogoClient({ ...account, ...change });
      await expect(stranger.createPaymentIntent(input)).rejects.toMatchObject({
        code: 'credentials_refused',
        providerCode,
      });
    }
  });
});

describe('a callback', () => {
  it('tells of success with what was received, and gives the order’s data back', async () => {
    const { callback_url, client, input, pay, received, told } = await openAccount();
    const group_key = 'product_purchase';
    const { payment_intent_id } = await client.createPaymentIntent({
      ...input,
      order_data: ORDER_DATA,
      group_key,
    });
    await pay(payment_intent_id);
    expect(received).toMatchObject([{ method: 'POST', url: { pathname: '/payment/callback' } }]);
    expect(received[0]?.headers['content-type']).toMatch(/^application\/json/);
    expect(told()).toMatchObject([
      {
        payment_intent_id,
        status: 'success',
        payment_chain_id: 'arb',
        symbol: 'USDT',
        crypto_amount: '9.23',
        received_amount: '9.23',
        aggregated_amount: expect.any(String),
        order_data: ORDER_DATA,
        callback_url,
        group_key,
      },
    ]);
  });

  it('tells that the window closed without funds', async () => {
    const { client, input, sandbox, told } = await openAccount();
    const { payment_intent_id } = await client.createPaymentIntent(input);
    await sandbox.expire(payment_intent_id);
    expect(told()).toMatchObject([{ payment_intent_id, status: 'expired' }]);
  });

  it('tells that too little came, and that it was sent back', async () => {
    const { client, input, pay, sandbox, told } = await openAccount();
    const { payment_intent_id } = await client.createPaymentIntent(input);
    await pay(payment_intent_id, '0.5');
    await sandbox.advance(30 * MINUTE);
    expect(told()).toMatchObject([
      { payment_intent_id, status: 'insufficient_not_refunded' },
      {
        payment_intent_id,
        status: 'insufficient_refunded',
        refund_tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        refund_amount: expect.any(String),
      },
    ]);
  });
});

describe('a transfer', () => {
  it('sends tokens out, with the key alone', async () => {
    const { account, asked, client, sandbox } = await openAccount({ openingBalance: 'sample' });
    expect(await client.transfer(SAMPLE)).toMatchObject({
      id: expect.stringMatching(/^\d+-\d+-1$/),
      tx_hash: expect.stringMatching(/^0x[0-9a-f]+$/),
      transfer_time: `${sandbox.now() / 1000}`,
    });
    expect(asked('POST /v1/studio/api/asset_pro/transfer')).toBe(1);
    const [{ headers = {}, body = '' } = {}] = sandbox.requests();
    expect(JSON.parse(body)).toEqual(SAMPLE);
    expect(headers['x-studio-api-key']).toBe(account.apiKey);
    expect(headers).not.toHaveProperty('x-client-id');
  });

  it('is refused with what is missing (4015), and nothing is sent', async () => {
    const { client, sandbox } = await openAccount();
    await expect(client.transfer({ ...SAMPLE, amount: '123.456' })).rejects.toMatchObject({
      code: 'insufficient_balance',
      providerCode: '4015',
      details: { insufficient_amount: '123.456' },
      outcomeUnknown: false,
    });
    expect(sandbox.withdrawals()).toEqual([]);
  });

  it('whose answer is lost is not sent again', async () => {
    const { asked, client, sandbox } = await openAccount({ openingBalance: 'sample' });
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(client.transfer(SAMPLE)).rejects.toMatchObject({
      outcomeUnknown: true,
      retryable: false,
    });
    expect(asked('POST /v1/studio/api/asset_pro/transfer')).toBe(1);
    expect(sandbox.withdrawals()).toHaveLength(1);
  });
});

describe('a checkout', () => {
  const order = { id: '1042', prices: [{ amount: '300', currency: 'TWD' }] };

  it('offers the token on Arbitrum', async () => {
    const { account, serve } = await openAccount();
    const { post } = serve(kryptogo(account), order);
    expect(await (await post('quotes', { orderId: order.id })).json()).toMatchObject({
      options: [{ provider: 'kryptogo', asset: { code: 'USDT', network: 'arbitrum' } }],
    });
  });

  it('takes a payment, and asks for the intent when a callback comes', async () => {
    const { account, asked, pay, sandbox, serve } = await openAccount();
    const { create, events, record } = serve(kryptogo(account), order);
    const made = await create({ asset: 'USDT' });
    expect(made.payment.action).toMatchObject({ type: 'transfer', amount: '9.23' });
    expect(asked('POST /v1/studio/api/payment/intent')).toBe(1);
    // So soon after the creation nobody is asked.
    await sandbox.advance(MINUTE);
    await pay(`${(await record(made)).reference}`);
    // "Respond with 200 OK to acknowledge receipt."
    expect(sandbox.notices()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
    expect((await record(made)).status).toBe('paid');
    expect(events.map(({ type }) => type)).toContain('payment.paid');
    expect(asked('GET /v1/studio/api/payment/intent/:id')).toBe(1);
  });
});
