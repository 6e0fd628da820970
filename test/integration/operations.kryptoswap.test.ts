import {
  createKryptoswapClient,
  type KryptoswapOptions,
  type KryptoswapRoute,
  kryptoswap,
  kryptoswapIpnHash,
  signKryptoswapRequest,
  verifyKryptoswapIpn,
} from '@coinslot/server/kryptoswap';
import { describe, expect, it } from 'vitest';
import { openCounterpart } from './openCounterpart.ts';

const MINUTE = 60_000;
const ipnSecret = 'SECRET123';

/** An account with its client, and one route into its wallet: BTC comes in, USDT goes out. */
async function openAccount(dialect: Record<string, string> = {}) {
  const counterpart = await openCounterpart();
  const { sandbox } = counterpart;
  sandbox.dialect('kryptoswap', dialect);
  const account: KryptoswapOptions = sandbox.credentials.kryptoswap;
  const client = createKryptoswapClient({ ...account, now: sandbox.now });
  const route = account.routes.find(
    ({ from, to }) => from === 'BTC' && to === 'USDTTRC20',
  ) as KryptoswapRoute;
  const toValues = Object.entries(route.toValues).map(([key, value]) => ({ key, value }));
  const input = {
    routeId: route.id,
    amount: '-100',
    toValues,
    agreement: true,
    ipnUrl: `${counterpart.origin}/ipn`,
    ipnSecret,
  };

  async function pay(uid: string): Promise<void> {
    await sandbox.pay(uid);
    await sandbox.confirm(uid);
  }

  return { ...counterpart, account, client, input, pay, route };
}

describe('the routes', () => {
  it('are listed, also those of one currency', async () => {
    const { asked, client } = await openAccount();
    const all = await client.getRoutes();
    const [first] = all;
    const fromCurrencyId = `${first?.from?.['_id']}`;
    const some = await client.getRoutes({ fromCurrencyId });
    expect(some.length).toBeLessThan(all.length);
    for (const { from } of some) expect(from?.xml).toBe(first?.from?.xml);
    expect(asked('GET /service/api/v1/public/exchanger/route/get')).toBe(2);
  });

  it('are told with their fields, limits and rate, by id', async () => {
    const { asked, client, route } = await openAccount();
    expect(await client.getRoute({ id: route.id, lang: 'en' })).toMatchObject({
      routeId: route.id,
      from: { xml: 'BTC', min: expect.any(String), max: expect.any(String) },
      to: { xml: 'USDTTRC20', fields: [{ _id: Object.keys(route.toValues)[0] }] },
      fields: [{ _id: expect.any(String), required: false }],
      rate: { in: '1', out: '86848.6', amount: expect.any(String), outFeeAmount: '1' },
    });
    expect(asked('GET /service/api/v1/public/exchanger/route/get/one')).toBe(1);
  });

  it('are told by the codes of both currencies', async () => {
    const { asked, client, route } = await openAccount();
    const query = { xmlIn: 'BTC', xmlOut: 'USDTTRC20' };
    expect(await client.getRoute(query)).toMatchObject({ routeId: route.id });
    expect(asked('GET /service/api/v1/public/exchanger/route/get/one/by-xml')).toBe(1);
  });

  it('are told by the address of their page', async () => {
    const { asked, client, route } = await openAccount();
    const friendlyURL = 'bitcoin-to-tether-trc20';
    expect(await client.getRoute({ friendlyURL })).toMatchObject({ routeId: route.id });
    expect(asked('GET /service/api/v1/public/exchanger/route/get/one/by-friendlyURL')).toBe(1);
  });
});

describe('an order', () => {
  it('is created with every parameter of the guide', async () => {
    const { account, asked, client, input, origin, sandbox } = await openAccount();
    const card = account.routes.find(({ from }) => from === 'CARDUAH') as KryptoswapRoute;
    const { from, fields } = await client.getRoute({ id: card.id });
    const values = { 'Name on the card': 'ADA LOVELACE', 'Card number': '0000000000000000' };
    const enter = (name: string) =>
      Object.entries(values).find(([known]) => name.includes(known))?.[1] ?? '+380441234567';
    const filled = (list: typeof fields) =>
      (list ?? []).map(({ _id: key, name }) => ({ key, value: enter(`${name}`) }));
    const order = {
      ...input,
      routeId: card.id,
      partner: 'a-partner',
      amount: '-100.5',
      fromValues: filled(from?.fields),
      toValues: Object.entries(card.toValues).map(([key, value]) => ({ key, value })),
      routeValues: filled(fields),
      lang: 'en',
      hideOutData: true,
      clientCallbackUrl: `${origin}/thanks`,
    };
    expect(order.fromValues.length).toBeGreaterThan(0);
    expect(order.routeValues.length).toBeGreaterThan(0);
    const made = await client.createOrder(order);
    expect(made).toMatchObject({
      uid: expect.stringMatching(/^\d+$/),
      secret: expect.stringMatching(/^\w{24}$/),
      outAmount: '100.5',
    });
    expect(asked('POST /service/api/v1/public/exchanger/order/create')).toBe(1);
    // A FLOAT, in the guide's words.
    expect(JSON.parse(`${sandbox.requests().at(-1)?.body}`)).toEqual({ ...order, amount: -100.5 });
    const page = { orderUID: made.uid, orderSecret: made.secret };
    const { partner, clientCallbackUrl, fromValues } = order;
    // `hideOutData`: not where the money goes.
    expect((await client.getOrder(page)).order).toMatchObject({
      partner,
      clientCallbackUrl,
      fromValues: fromValues.map(({ key: field, value }) => ({ field, value })),
      toValues: [],
    });
  });

  it('is made of what comes in, or of what shall come out', async () => {
    const { client, input } = await openAccount();
    expect(await client.createOrder({ ...input, amount: '0.01' })).toMatchObject({
      inAmount: '0.01',
      outAmount: '867.486',
    });
    expect(await client.createOrder({ ...input, amount: '-100' })).toMatchObject({
      outAmount: '100',
    });
  });

  it('is refused without agreement, or with a value that does not fit', async () => {
    const { client, input, sandbox } = await openAccount();
    const refused = { provider: 'kryptoswap', providerCode: '6231546409213868' };
    await expect(client.createOrder({ ...input, agreement: false })).rejects.toMatchObject(refused);
    const toValues = input.toValues.map(({ key }) => ({ key, value: 'no address' }));
    await expect(client.createOrder({ ...input, toValues })).rejects.toMatchObject(refused);
    expect(sandbox.payments()).toEqual([]);
  });

  it('is asked for with its secret, and tells how it is paid', async () => {
    const { asked, client, input } = await openAccount();
    const { uid: orderUID, secret: orderSecret } = await client.createOrder(input);
    for (const type of ['order', 'payment'] as const) {
      const { order } = await client.getOrder({ orderUID, orderSecret, type });
      expect(order).toMatchObject({ uid: orderUID, outAmount: '100', status: 'new' });
      const { merchant } = order.route?.from?.paymentDetails ?? {};
      expect(merchant?.data?.merchantData).toMatchObject({
        walletAddr: expect.stringMatching(/^bc1/),
        amount: order.inAmount,
        currency_xml: 'BTC',
      });
      // Program code for the exchange's own page.
      expect(merchant).not.toHaveProperty('template');
    }
    expect(asked('GET /service/api/v1/public/exchanger/order/get')).toBe(2);
    const wrong = client.getOrder({ orderUID, orderSecret: 'x'.repeat(24) });
    await expect(wrong).rejects.toMatchObject({ provider: 'kryptoswap' });
  });

  it('is moved to inProgress by who has its secret, and not to done', async () => {
    const { asked, client, input } = await openAccount();
    const { uid: orderUID, secret: orderSecret } = await client.createOrder(input);
    const page = { orderUID, orderSecret };
    await expect(client.updateOrderStatus({ ...page, status: 'done' })).rejects.toMatchObject({
      provider: 'kryptoswap',
    });
    await client.updateOrderStatus({ ...page, status: 'inProgress' });
    expect((await client.getOrder(page)).order.status).toBe('inProgress');
    expect(asked('PUT /service/api/v1/public/exchanger/order/update-status')).toBe(2);
  });

  it('has a page on which it is paid', async () => {
    const { asked, client, input, sandbox } = await openAccount();
    const { uid, secret } = await client.createOrder(input);
    const url = client.paymentUrl({ uid, secret, lang: 'en' });
    expect(url).toBe(`${sandbox.origins.kryptoswap}/en/payment/${uid}/${secret}`);
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('bc1')]);
    expect(asked('GET /:lang/payment/:uid/:secret')).toBe(1);
    expect((await fetch(url.replace(secret, 'x'.repeat(24)))).status).toBe(404);
  });

  it('has the exchange’s own page, too', async () => {
    const { asked, client, input, sandbox } = await openAccount();
    const { uid, secret } = await client.createOrder(input);
    const url = client.orderUrl({ uid, secret });
    expect(url).toBe(`${sandbox.origins.kryptoswap}/en/order/${uid}/${secret}`);
    expect((await fetch(url)).status).toBe(200);
    expect(asked('GET /:lang/order/:uid/:secret')).toBe(1);
  });

  it('leads back from its page with ?status=success once it is paid', async () => {
    const { client, input, origin, pay } = await openAccount();
    const clientCallbackUrl = `${origin}/thanks`;
    const { uid, secret } = await client.createOrder({ ...input, clientCallbackUrl });
    await pay(uid);
    const page = await (await fetch(client.paymentUrl({ uid, secret }))).text();
    expect(page).toContain(`href="${clientCallbackUrl}?status=success"`);
  });
});

describe('a call of the account', () => {
  it('is signed over its query and its body', async () => {
    const { account, client, input, sandbox } = await openAccount();
    await client.createOrder(input);
    await client.getRoutes();
    for (const { headers, path, body } of sandbox.requests()) {
      const get = Object.fromEntries(new URL(path, 'http://exchange.example').searchParams);
      const post = body === '' ? {} : JSON.parse(body);
      const hash = await signKryptoswapRequest({ get, post, secret: `${account.apiSecret}` });
      expect(get['time']).toBe(`${sandbox.now()}`);
      expect(headers).toMatchObject({ apikey: account.apiKey, hash });
    }
  });

  it('is refused with another secret, and needs none where no account is meant', async () => {
    const { account, client, input } = await openAccount();
    const apiSecret = 'the-secret-of-another-account';
    const stranger = createKryptoswapClient({ ...account, apiSecret });
    await expect(stranger.createOrder(input)).rejects.toMatchObject({
      code: 'credentials_refused',
    });
    const { baseUrl, siteUrl } = account;
    const anonymous = createKryptoswapClient({ baseUrl, siteUrl });
    const { uid: orderUID, secret: orderSecret } = await anonymous.createOrder(input);
    expect((await client.getOrder({ orderUID, orderSecret })).order.uid).toBe(orderUID);
  });
});

describe('an IPN', () => {
  it('tells each status, with a hash by the order’s own secret', async () => {
    const { client, input, pay, received } = await openAccount();
    const made = await client.createOrder(input);
    await pay(made.uid);
    expect(received.length).toBeGreaterThan(0);
    for (const { method, url, headers, body } of received) {
      expect([method, url.pathname]).toEqual(['POST', '/ipn']);
      expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
      const hash = new URLSearchParams(body).get('hash');
      const { unsigned, ...fields } = await verifyKryptoswapIpn({ body, hash, secret: ipnSecret });
      expect(fields).toMatchObject({ orderId: made['_id'], xml_from: 'BTC', outAmount: '100' });
      expect(unsigned).toMatchObject({ orderUID: made.uid, toValues: input.toValues });
      expect(await kryptoswapIpnHash(fields, ipnSecret)).toBe(hash);
      await expect(verifyKryptoswapIpn({ body, hash, secret: 'another' })).rejects.toMatchObject({
        code: 'invalid_signature',
      });
    }
    const { order } = await client.getOrder({ orderUID: made.uid, orderSecret: made.secret });
    const last = new URLSearchParams(received.at(-1)?.body);
    expect(last.get('newStatus')).toBe(order.status);
  });

  it('is sent once, whatever is answered', async () => {
    const { client, input, received, refuse, sandbox } = await openAccount();
    const { uid } = await client.createOrder(input);
    refuse(500);
    await sandbox.cancel(uid);
    const sent = received.length;
    expect(sent).toBe(1);
    await sandbox.advance(24 * 60 * MINUTE);
    expect(received.length).toBe(sent);
  });
});

describe('a checkout', () => {
  const order = { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] };
  const agreed = { asset: 'BTC', agreement: true };

  it('offers its routes with what they ask for', async () => {
    const { account, asked, route, serve } = await openAccount();
    const { post } = serve(kryptoswap({ ...account, routes: [route] }), order);
    const quotes = await (await post('quotes', { orderId: order.id })).json();
    expect(quotes.options).toMatchObject([
      { provider: 'kryptoswap', asset: { code: 'BTC' }, approximate: expect.any(String) },
    ]);
    expect(asked('GET /service/api/v1/public/exchanger/route/get/one')).toBe(1);
  });

  it('names the terms that a shopper agrees to, where they can be read', async () => {
    const { account, asked, route, serve } = await openAccount();
    const { post } = serve(kryptoswap({ ...account, routes: [route] }), order);
    const { options } = await (await post('quotes', { orderId: order.id })).json();
    expect(options).toMatchObject([{ termsUrl: account.siteUrl }]);
    expect((await fetch(options[0].termsUrl)).status).toBe(200);
    expect(asked('GET /')).toBe(1);
  });

  it('leads to the page, and asks for the order when an IPN comes', async () => {
    const { account, asked, pay, route, sandbox, serve } = await openAccount();
    const provider = kryptoswap({ ...account, routes: [route] });
    const { checkout, create, events, record } = serve(provider, order);
    const made = await create({ ...agreed, routeId: route.id });
    expect(made.payment.action).toMatchObject({
      type: 'redirect',
      url: expect.stringContaining('/en/payment/'),
    });
    expect(asked('POST /service/api/v1/public/exchanger/order/create')).toBe(1);
    const before = asked('GET /service/api/v1/public/exchanger/order/get');
    // So soon after the creation nobody is asked.
    await sandbox.advance(MINUTE);
    await pay(`${(await record(made)).reference}`);
    expect(asked('GET /service/api/v1/public/exchanger/order/get')).toBeGreaterThan(before);
    for (let minute = 0; minute < 10; minute += 1) {
      await sandbox.advance(MINUTE);
      await checkout.reconcile();
    }
    expect((await record(made)).status).toBe('paid');
    expect(events.map(({ type }) => type)).toContain('payment.paid');
  });

  it('shows the payment data itself, and passes on "I have paid"', async () => {
    const { account, asked, route, sandbox, serve } = await openAccount();
    const provider = kryptoswap({ ...account, routes: [route], display: 'inline' });
    const { create, post } = serve(provider, order);
    const { payment, clientSecret } = await create({ ...agreed, routeId: route.id });
    expect(payment.action).toMatchObject({
      type: 'transfer',
      address: expect.stringMatching(/^bc1/),
    });
    await sandbox.advance(MINUTE);
    const answer = await post(`payments/${payment.id}/check`, { paid: true }, clientSecret);
    expect(answer.status).toBe(200);
    expect(asked('PUT /service/api/v1/public/exchanger/order/update-status')).toBe(1);
    expect(sandbox.payments()).toMatchObject([{ status: 'inProgress' }]);
    // No proof of payment: anybody with the secret can say so.
    expect((await answer.json()).payment.status).not.toBe('paid');
  });
});
