import {
  createKangaClient,
  inMemorySequence,
  type KangaOptions,
  kanga,
  signKangaBody,
  storeSequence,
} from '@coinslot/server/kanga';
import { memoryStore } from '@coinslot/server/stores/memory';
import { describe, expect, it } from 'vitest';
import { openCounterpart } from './openCounterpart.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const transactionKey = 'ORDER34H773A1';

/** A store's account with its client; its dashboard names where callbacks go. */
async function openStore(change: Partial<KangaOptions> = {}) {
  const counterpart = await openCounterpart();
  const { sandbox } = counterpart;
  const account = { ...sandbox.credentials.kanga, ...change };
  const sequence = inMemorySequence();
  const client = createKangaClient({ ...account, sequence, now: sandbox.now });
  sandbox.callbackUrl('kanga', `${counterpart.origin}/callback`);

  /** What the payer's browser does with a link. */
  async function visit(details: Parameters<typeof client.paymentUrl>[0]): Promise<string> {
    const answer = await fetch(client.paymentUrl(details));
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  }

  return { ...counterpart, account, client, visit };
}

const payment = { currency: 'oPLN', amount: '100.00', transactionKey };

describe('GET PRICE ESTIMATE', () => {
  it('tells what an amount costs in each currency, at the URL of the sample call', async () => {
    const { account, asked, client, sandbox } = await openStore();
    const prices = await client.estimatePrice({ token: 'EMT', quantity: '3000' });
    // With the mark-up of the guide’s sample.
    expect(prices).toMatchObject({ EMT: '3090', BTC: expect.stringMatching(/^0\.0\d+$/) });
    expect(asked('POST /api/tpg/price/estimate')).toBe(1);
    const [{ body = '', headers = {} } = {}] = sandbox.requests();
    expect(JSON.parse(body)).toEqual({
      token: 'EMT',
      quantity: '3000',
      shopToken: account.apiKey,
    });
    expect(headers).not.toHaveProperty('api-sig');
  });

  it('tells the same at the URL that stands above it', async () => {
    const { account, asked, sandbox } = await openStore();
    const estimateUrl = `${sandbox.origins.kanga}/tpg/price/estimate`;
    const sequence = inMemorySequence();
    const client = createKangaClient({ ...account, estimateUrl, sequence });
    const prices = await client.estimatePrice({ token: 'EMT', quantity: '3000' });
    expect(prices).toMatchObject({ EMT: '3090' });
    expect(asked('POST /tpg/price/estimate')).toBe(1);
    expect(asked('POST /api/tpg/price/estimate')).toBe(0);
  });
});

describe('START PAYMENT', () => {
  it('opens a page of the amount, on which the payment comes to be', async () => {
    const { asked, client, sandbox, visit } = await openStore();
    const page = await visit({ ...payment, name: 'Order 1042 & more' });
    expect(asked('GET /tpg/payment/:apiKey')).toBe(1);
    expect(page).toContain('Order 1042 &amp; more');
    expect(page).toContain('type="email"');
    expect(sandbox.payments()).toMatchObject([{ reference: transactionKey, status: 'NEW' }]);
    await expect(client.checkPayment(transactionKey)).resolves.toMatchObject({ state: 'NEW' });
  });

  it('leads past the e-mail step with an e-mail and a token, to one currency', async () => {
    const { asked, client, visit } = await openStore();
    const { paymentToken } = await client.createPaymentToken();
    const email = 'payer@shop.example';
    const alone = await visit({ ...payment, email, transactionKey: 'without' });
    expect(alone).toContain('type="email"');
    const page = await visit({ ...payment, email, paymentToken, forceCurrency: 'ETH' });
    expect(page).not.toContain('type="email"');
    expect(page).toContain('ETH');
    expect(page).not.toContain('BTC');
    expect(asked('GET /tpg/payment/:apiKey')).toBe(2);
  });
});

describe('CREATE PAYMENT TOKEN', () => {
  it('answers with a token', async () => {
    const { asked, client } = await openStore();
    const { result, paymentToken } = await client.createPaymentToken();
    expect(result).toBe('ok');
    expect(paymentToken).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(asked('POST /api/v2/tpg/create/payment')).toBe(1);
  });
});

describe('CHECK PAYMENT', () => {
  it('tells currency, amount and state', async () => {
    const { asked, client, sandbox, visit } = await openStore();
    await visit(payment);
    await sandbox.pay(transactionKey);
    await sandbox.advance(MINUTE);
    expect(await client.checkPayment(transactionKey)).toEqual({
      result: 'ok',
      currency: 'oPLN',
      amount: '100.00',
      state: 'FINALIZED',
    });
    expect(asked('POST /api/v2/tpg/transaction')).toBe(1);
  });

  it('refuses what it does not know (9001), and who it does not know (9000)', async () => {
    const { account, client } = await openStore();
    await expect(client.checkPayment(transactionKey)).rejects.toMatchObject({
      code: 'not_found',
      providerCode: '9001',
    });
    const sequence = inMemorySequence();
    const apiSecret = 'the-secret-of-another-store';
    const stranger = createKangaClient({ ...account, apiSecret, sequence });
    await expect(stranger.checkPayment(transactionKey)).rejects.toMatchObject({
      code: 'credentials_or_nonce',
      providerCode: '9000',
    });
  });
});

describe('authentication and nonce', () => {
  it('signs the bytes of every call', async () => {
    const { account, client, sandbox } = await openStore();
    await client.createPaymentToken();
    const [{ body = '', headers = {} } = {}] = sandbox.requests();
    expect(headers['api-sig']).toBe(await signKangaBody(body, `${account.apiSecret}`));
    expect(headers['api-sig']).toMatch(/^[0-9a-f]{128}$/);
    expect(JSON.parse(body)).toMatchObject({ appId: account.apiKey });
  });

  it('numbers the calls upwards, also those of two servers with one store', async () => {
    const { account, sandbox } = await openStore();
    const store = memoryStore({ now: sandbox.now });
    const clients = [1, 2].map(() => {
      const sequence = storeSequence(store, `${account.apiKey}`);
      return createKangaClient({ ...account, sequence, now: sandbox.now });
    });
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => clients[index % 2]?.createPaymentToken()),
    );
    const nonces = sandbox.requests().map(({ body }) => Number(JSON.parse(body).nonce));
    expect(nonces).toHaveLength(6);
    expect(nonces).toEqual([...new Set(nonces)].sort((a, b) => a - b));
    // The recommended milliseconds.
    expect(nonces[0]).toBe(sandbox.now());
  });
});

describe('Testing', () => {
  it('answers the test call, with both parameters and the nonce of the sample', async () => {
    const { asked, client, sandbox } = await openStore();
    expect(await client.test({ nonce: 1234 })).toEqual({ result: 'ok' });
    const sample = sandbox.requests().at(-1);
    expect(sample?.body).toBe('{"appId":"TEST","nonce":1234}');
    expect(sample?.headers['api-sig']).toMatch(/^19626ab50989ecae.*708745f6c9a12$/);
    expect(await client.test({ nonce: 1234, param1: 7, param2: 'ż' })).toEqual({ result: 'ok' });
    expect(asked('POST /api/v2/test')).toBe(2);
  });
});

describe('CALLBACK', () => {
  it('comes with the transactionKey when the state changes', async () => {
    const { received, sandbox, visit } = await openStore();
    await visit(payment);
    expect(received).toEqual([]);
    await sandbox.pay(transactionKey);
    await sandbox.advance(MINUTE);
    expect(received.length).toBeGreaterThan(0);
    for (const { method, url, body } of received) {
      expect([method, `${url.pathname}${url.search}`, body]).toEqual([
        'GET',
        `/callback?transactionKey=${transactionKey}`,
        '',
      ]);
    }
  });

  it('that gets no 200 comes again after 15 minutes, an hour and six hours', async () => {
    const { received, refuse, sandbox, visit } = await openStore();
    await visit(payment);
    refuse(500);
    await sandbox.cancel(transactionKey);
    await sandbox.advance(MINUTE);
    const first = received.length;
    for (const wait of [15 * MINUTE, HOUR, 6 * HOUR]) {
      const before = received.length;
      await sandbox.advance(wait);
      expect(received.length - before).toBe(first);
    }
    const last = received.length;
    await sandbox.advance(24 * HOUR);
    expect(received.length).toBe(last);
  });
});

describe('a checkout', () => {
  const order = {
    id: '1042',
    prices: [{ amount: '100.00', currency: 'PLN' }],
    email: 'a@b.example',
  };

  it('offers the gateway with its estimate', async () => {
    const { account, asked, serve } = await openStore();
    const options = { ...account, settlement: { PLN: 'oPLN' }, payCurrencies: ['BTC'] };
    const { post } = serve(kanga(options), order);
    const quotes = await (await post('quotes', { orderId: order.id })).json();
    expect(quotes.options).toMatchObject([
      { provider: 'kanga', asset: { code: 'BTC' }, approximate: expect.any(String) },
    ]);
    expect(asked('POST /api/tpg/price/estimate')).toBe(1);
  });

  it('leads to the page, past its e-mail step, and asks when a callback comes', async () => {
    const { account, asked, origin, sandbox, serve } = await openStore();
    sandbox.callbackUrl('kanga', `${origin}/api/checkout/callbacks/kanga`);
    const options = { ...account, settlement: { PLN: 'oPLN' }, skipEmail: true };
    const { checkout, create, events, record } = serve(kanga(options), order);
    const made = await create({});
    const { action } = made.payment;
    if (action.type !== 'redirect') throw new Error('There is no page.');
    expect(asked('POST /api/v2/tpg/create/payment')).toBe(1);
    expect(await (await fetch(action.url)).text()).not.toContain('type="email"');
    expect(asked('GET /tpg/payment/:apiKey')).toBe(1);
    // So soon after the creation nobody is asked.
    await sandbox.advance(MINUTE);
    await sandbox.pay(`${(await record(made)).reference}`);
    expect(asked('POST /api/v2/tpg/transaction')).toBe(1);
    expect(sandbox.notices()[0]).toMatchObject({ attempts: [{ status: 200 }] });
    // The other callbacks come too soon after the first to be asked about at once.
    await sandbox.advance(MINUTE);
    await checkout.reconcile();
    expect((await record(made)).status).toBe('paid');
    expect(events.map(({ type }) => type)).toContain('payment.paid');
  });
});
