import type { QuotesResponse } from '@coinslot/core/wire';
import {
  createKryptoswapClient,
  type KryptoswapOptions,
  kryptoswap,
} from '@coinslot/server/kryptoswap';
import { memoryStore } from '@coinslot/server/stores/memory';
import { signedNotice } from '@coinslot/server/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeProvider } from './describeProvider.ts';
import { openShop, type Shop } from './openShop.ts';
import type { Outcomes } from './outcomes.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;
const METHODS = '/service/api/v1/public/exchanger';

const held: Outcomes['under'] = {
  status: 'settling',
  held: true,
  review: ['provider_hold'],
  told: ['review'],
  because: 'what does not fit is put on hold, and nothing tells how much it was',
};

const subject: ProviderSubject<KryptoswapOptions> = {
  factory: kryptoswap,
  account: (sandbox) => sandbox.credentials.kryptoswap,
  required: ['routes', 'apiKey', 'apiSecret'],
  secrets: ['apiSecret'],
  hosts: ['baseUrl', 'siteUrl'],
  refused: (account) => ({ ...account, apiSecret: 'the-secret-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }], description: 'Coffee' },
  choice: { asset: 'BTC', agreement: true },
  calls: {
    create: { method: 'POST', path: `${METHODS}/order/create` },
    read: { method: 'GET', path: `${METHODS}/order/get` },
  },
  notice: (url, reference) => signedNotice('kryptoswap', { orderUID: reference }, { url }),
  arrive: async () => {},
  lostForGood: 'only that answer has the secret without which nobody can ask for the order',
  outcomes: {
    under: held,
    dust: held,
    underThenExpired: held,
    wrongAsset: held,
    split: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['review', 'paid'],
      because: 'a part is put on hold until the rest comes',
    },
    over: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['paid'],
      because: 'no field tells of a surplus',
    },
    late: {
      status: 'refunded',
      told: ['refunded'],
      because: 'money for an order that was deleted goes back at once',
    },
    expire: {
      status: 'cancelled',
      told: ['cancelled'],
      because: 'no status tells of a deadline: such an order is deleted',
    },
    providerDown: {
      refused: 'provider_unavailable',
      because: 'the route is asked for before anything is made',
    },
    unknownWord: {
      status: 'awaiting_payment',
      review: ['unknown_status'],
      told: ['review'],
      because: 'no status proves that money is under way',
    },
    reverted: { notOffered: 'no document knows of money that is taken back' },
    paidThenReverted: { notOffered: 'no document knows of money that is taken back' },
    tokenExpired: { notOffered: 'its calls are signed, and there is no token' },
    nonceReused: { notOffered: 'its calls carry no number that has to grow' },
  },
};

describeProvider(subject);

type Made = Awaited<ReturnType<Shop['create']>>;

async function open(account?: (given: KryptoswapOptions) => KryptoswapOptions): Promise<Shop> {
  const shop = await openShop(subject, { ...(account && { account }) });
  onTestFinished(() => shop.close());
  return shop;
}

const orderSecretOf = async (shop: Shop, made: Made) =>
  String((await shop.record(made)).private.orderSecret);

describe('the order’s secret', () => {
  it('is in the address of the page, and nowhere else that anybody sees', async () => {
    const shop = await open();
    const made = await shop.create();
    const secret = await orderSecretOf(shop, made);
    const { action, ...rest } = made.payment;
    expect(action).toEqual({
      type: 'redirect',
      url: expect.stringMatching(new RegExp(`/en/payment/\\d+/${secret}$`)),
    });
    await shop.pay(made);
    await shop.wait(5 * MINUTE);
    const events = shop.events.map(({ payment: { action: _, ...payment } }) => payment);
    expect(JSON.stringify([rest, events.map(({ status }) => status)])).not.toContain(secret);
    expect(shop.told()).toEqual(['paid']);
  });
});

describe('an IPN with its hash', () => {
  const places = [
    ['body', { in: 'body', name: 'hash' }],
    ['header', { in: 'header', name: 'hash' }],
  ] as const;

  it.each(places)('is signed news where its place is known: the %s', async (ipnHash, hashField) => {
    const shop = await open((given) => ({ ...given, hashField }));
    shop.sandbox.dialect('kryptoswap', { ipnHash });
    const made = await shop.create();
    await shop.pay(made);
    await shop.wait(5 * MINUTE);
    expect(await shop.record(made)).toMatchObject({ status: 'paid', review: [] });
    expect(shop.told()).toEqual(['paid']);
    const notices = shop.sandbox.notices();
    expect(notices.length).toBeGreaterThan(1);
    for (const { attempts } of notices) expect(attempts.map(({ status }) => status)).toEqual([200]);
  });

  it('is refused where it is forged, and where it has no hash; polling carries it (S52)', async () => {
    const hashField = { in: 'body', name: 'hash' } as const;
    const shop = await open((given) => ({ ...given, hashField }));
    const made = await shop.create();
    const { reference } = await shop.record(made);
    await shop.sandbox.forge(reference ?? '');
    shop.sandbox.dialect('kryptoswap', { ipnHash: 'absent' });
    await shop.pay(made);
    await shop.wait(MINUTE / 6);
    const attempts = shop.sandbox.notices().flatMap((notice) => notice.attempts);
    expect(attempts.length).toBeGreaterThan(1);
    for (const { status } of attempts) expect(status).toBe(401);
    await shop.wait(10 * MINUTE);
    expect(shop.told()).toEqual(['paid']);
  });
});

describe('on the shop’s own page', () => {
  const inline = (given: KryptoswapOptions) => ({ ...given, display: 'inline' }) as const;

  it.each(['BTC', 'ETH', 'USDTTRC20'])(
    '%s is paid to an address that was checked',
    async (asset) => {
      const shop = await open(inline);
      const made = await shop.create({ asset });
      expect(made.payment).toMatchObject({
        action: { type: 'transfer', amount: made.payment.due?.amount, asset: { code: asset } },
        underpayment: 'review',
      });
      expect(globalThis).not.toHaveProperty('evaluatedTemplate');
      await shop.pay(made);
      await shop.wait(5 * MINUTE);
      expect(await shop.record(made)).toMatchObject({ status: 'paid', amountStatus: 'exact' });
    },
  );

  it('"I have paid" moves the order to inProgress, which proves nothing', async () => {
    const shop = await open(inline);
    const made = await shop.create();
    const { id } = made.payment;
    const payment = await shop.record(made);
    const { provider, sandbox, checkout } = shop;
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const store = memoryStore();
    const random = (length: number) => new Uint8Array(length);
    const context = { fetch, now: () => sandbox.now(), log, signal: undefined, store, random };
    await provider.claimPaid?.({ ...payment, paymentId: id }, context);
    expect(sandbox.payments()).toMatchObject([{ status: 'inProgress' }]);
    await shop.wait(5 * MINUTE);
    expect(await checkout.payments.get(id)).toMatchObject({
      status: 'awaiting_payment',
      providerStatus: 'inProgress',
    });
    expect(shop.told()).toEqual([]);
  });

  it('leads to the exchange’s page what is paid by hand, with what the shopper entered', async () => {
    const shop = await open(inline);
    const response = await shop.post('quotes', { orderId: subject.order.id });
    const { options }: QuotesResponse = await response.json();
    const card = options.find(({ asset }) => asset?.code === 'CARDUAH');
    const entered: Record<string, string> = {
      'Card number': '4111111111111111',
      'Name on the card': 'ADA LOVELACE',
      Phone: '+380441234567',
    };
    const valuesOf = (place: string) =>
      Object.fromEntries(
        (card?.fields ?? [])
          .filter((field) => field.place === place)
          .map(({ key, label }) => [key, entered[label] ?? '']),
      );
    const fields = { from: valuesOf('from'), route: valuesOf('route') };
    expect([fields.from, fields.route].map((list) => Object.keys(list).length)).toEqual([2, 1]);
    const choice = { asset: 'CARDUAH', routeId: card?.routeId };
    await expect(shop.create(choice)).rejects.toThrow('fields_required');
    await expect(shop.create({ ...choice, fields, agreement: undefined })).rejects.toThrow(
      'fields_required',
    );
    const wrong = { ...fields, route: valuesOf('route') };
    for (const key of Object.keys(wrong.route)) wrong.route[key] = 'no phone';
    await expect(shop.create({ ...choice, fields: wrong })).rejects.toThrow('fields_required');
    expect(shop.sandbox.payments()).toEqual([]);
    const made = await shop.create({ ...choice, fields });
    expect(made.payment.action.type).toBe('redirect');
    await shop.pay(made);
    await shop.wait(5 * MINUTE);
    expect((await shop.record(made)).status).toBe('paid');
  });
});

describe('the client, call by call', () => {
  it('finds routes, makes an order, reads it and moves it on', async () => {
    const { sandbox } = await open();
    const { routes, ...account } = sandbox.credentials.kryptoswap;
    const client = createKryptoswapClient({ ...account, now: () => sandbox.now() });
    const ids = routes.map(({ id }) => id);
    expect((await client.getRoutes()).map(({ routeId }) => routeId)).toEqual(ids);
    const [route] = routes;
    if (!route) throw new Error('The sandbox has no route.');
    const { id: routeId, from: xmlIn, to: xmlOut } = route;
    expect(await client.getRoute({ id: routeId })).toMatchObject({ from: { xml: xmlIn } });
    const info = await client.getRoute({ xmlIn, xmlOut });
    const { friendlyURL } = Object(info.seo);
    expect([info.routeId, (await client.getRoute({ friendlyURL })).routeId]).toEqual([
      routeId,
      routeId,
    ]);
    const toValues = Object.entries(route.toValues).map(([key, value]) => ({ key, value }));
    const order = { routeId, amount: '-50', toValues, agreement: true };
    const { uid, secret } = await client.createOrder(order);
    const query = { orderUID: uid, orderSecret: secret };
    expect((await client.getOrder({ ...query, type: 'payment' })).order).toMatchObject({ uid });
    await client.updateOrderStatus({ ...query, status: 'inProgress' });
    expect((await client.getOrder(query)).order.status).toBe('inProgress');
    for (const url of [client.paymentUrl({ uid, secret }), client.orderUrl({ uid, secret })]) {
      expect((await fetch(url)).status).toBe(200);
    }
    await expect(client.updateOrderStatus({ ...query, status: 'done' })).rejects.toThrow('refused');
  });
});
