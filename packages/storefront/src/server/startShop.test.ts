import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaymentOption, QuotesResponse } from '@coinslot/core/wire';
import type { Notice, PaymentSummary } from '@coinslot/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Currency, ListedOrder, OrderAnswer } from '../api.ts';
import { catalogue } from './catalogue.ts';
import { type RunningShop, startShop } from './startShop.ts';

let folder: string;
let shop: RunningShop;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Quiet Kettle</title>');
  shop = await startShop({
    port: 0,
    sandboxPort: 0,
    dataFolder: join(folder, 'data'),
    clientFolder: folder,
    say: (line) => said.push(line),
  });
});
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

/** A shopper with a browser's habits: cookies, and the header that says where the page is from. */
class Shopper {
  #cookie = '';

  async call(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${shop.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: this.#cookie, Origin: shop.url },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? '';
    return response;
  }

  async order(
    lines: object[] = [{ productId: 'slow-sunday', quantity: 1 }],
    currency?: Currency,
  ): Promise<string> {
    const response = await this.call('POST', '/api/shop/orders', { lines, currency });
    return ((await response.json()) as { orderId: string }).orderId;
  }

  async see(orderId: string): Promise<OrderAnswer> {
    const response = await this.call('GET', `/api/shop/orders/${orderId}`);
    return (await response.json()) as OrderAnswer;
  }

  async ways(orderId: string): Promise<readonly PaymentOption[]> {
    const response = await this.call('POST', '/api/checkout/quotes', { orderId });
    return ((await response.json()) as QuotesResponse).options;
  }

  pay(orderId: string, more: object = {}): Promise<Response> {
    const choice = { provider: 'cryptofuse', asset: 'USDTTRC20', ...more };
    return this.call('POST', '/api/checkout/payments', { orderId, ...choice });
  }
}

interface SandboxState {
  payments: PaymentSummary[];
  notices: Notice[];
}

async function control(path: string, body?: object): Promise<SandboxState> {
  const response = await fetch(`${shop.controlUrl}/control/${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as SandboxState;
}

const PATIENCE = { timeout: 15_000 };
let shopper: Shopper;
beforeEach(async () => {
  shopper = new Shopper();
  await shopper.call('POST', '/api/shop/session', { name: 'Shopper' });
  await control('reset', {});
  said.length = 0;
});

describe('the shop', () => {
  it('lists an order with what it was paid in, and not with what the shopper read', async () => {
    const orderId = await shopper.order(undefined, 'PLN');
    const listed = async () => {
      const response = await shopper.call('GET', '/api/shop/orders');
      return ((await response.json()) as { orders: ListedOrder[] }).orders;
    };
    await shopper.pay(orderId);
    expect(await listed()).toMatchObject([{ id: orderId, currency: 'PLN', paidIn: null }]);
    const [payment] = (await control('state')).payments;
    await control(`payments/${payment?.reference}/pay`, {});
    await control(`payments/${payment?.reference}/confirm`, {});
    await vi.waitFor(async () => {
      expect(await listed()).toMatchObject([{ id: orderId, currency: 'PLN', paidIn: 'USD' }]);
    }, PATIENCE);
  });

  it('ships a paid order once, although the provider says it again', async () => {
    const orderId = await shopper.order();
    expect((await shopper.pay(orderId)).status).toBe(201);
    const [payment] = (await control('state')).payments;
    await control(`payments/${payment?.reference}/pay`, {});
    await control(`payments/${payment?.reference}/confirm`, {});
    await vi.waitFor(async () => {
      expect((await shopper.see(orderId)).order.shipment).not.toBeNull();
    }, PATIENCE);
    const { shipment } = (await shopper.see(orderId)).order;

    for (const { id } of (await control('state')).notices) {
      await control(`notices/${id}/resend`, {});
    }
    expect((await shopper.see(orderId)).order.shipment).toEqual(shipment);
    expect(said).toEqual([`Order ${orderId} is paid and shipped.`]);
  });

  it('shows the payment that counts, whichever came last', async () => {
    const orderId = await shopper.order();
    const first = (await (await shopper.pay(orderId)).json()).payment;
    await control('faults', { refuseCreates: 1 });
    const kryptogo = { provider: 'kryptogo', asset: 'USDT' };
    expect((await shopper.pay(orderId, kryptogo)).ok).toBe(false);
    // Refused: the one before is payable as ever.
    expect((await shopper.see(orderId)).payment?.payment.id).toBe(first.id);

    const { id } = (await (await shopper.pay(orderId, kryptogo)).json()).payment;
    expect((await shopper.see(orderId)).payment?.payment.id).toBe(id);
    const [sent] = (await control('state')).payments.filter(
      ({ provider }) => provider === 'cryptofuse',
    );
    await control(`payments/${sent?.reference}/pay`, {});
    await control(`payments/${sent?.reference}/confirm`, {});
    await vi.waitFor(async () => {
      const { order, payment } = await shopper.see(orderId);
      expect(order.shipment).not.toBeNull();
      expect(payment?.payment).toMatchObject({ id: first.id, status: 'paid' });
    }, PATIENCE);
  });

  it('sends a shopper to the page of a provider with the price in its currency, and is told by callbacks', async () => {
    const orderId = await shopper.order();
    const answer = await shopper.pay(orderId, { provider: 'kanga', asset: 'oPLN' });
    expect(answer.status).toBe(201);
    const { payment } = (await answer.json()) as OrderAnswer['payment'] & object;
    expect(payment.price).toEqual({ amount: '49.00', currency: 'PLN' });
    expect((await control('state')).payments).toEqual([]);

    const url = payment.action.type === 'redirect' ? payment.action.url : '';
    expect((await fetch(url)).status).toBe(200);
    const [opened] = (await control('state')).payments;
    expect(opened).toMatchObject({ provider: 'kanga', due: { amount: '49.00', asset: 'oPLN' } });
    await control(`payments/${opened?.reference}/pay`, {});
    const { notices } = await control('state');
    expect(notices.map(({ label, attempts }) => [label, attempts[0]?.status])).toEqual([
      ['ACTIVE', 200],
      ['PROCESSING', 200],
    ]);
  });

  it('asks KryptoGO for the price of the list that the shopper read, with what it keeps of the order', async () => {
    const lines = [{ productId: 'slow-sunday', quantity: 2 }];
    for (const [currency, amount] of [
      ['USD', '26'],
      ['TWD', '840'],
      ['PLN', '26'],
    ] as const) {
      await control('reset', {});
      const orderId = await shopper.order(lines, currency);
      expect((await shopper.pay(orderId, { provider: 'kryptogo', asset: 'USDT' })).status).toBe(
        201,
      );
      const taken = currency === 'TWD' ? 'TWD' : 'USD';
      const { order } = await shopper.see(orderId);
      const { payments } = await control('state');
      expect(payments).toMatchObject([
        { provider: 'kryptogo', orderId, price: { amount, currency: taken } },
      ]);
      const { notices } = await control(`payments/${payments[0]?.reference}/expire`, {});
      const kept = { group_key: order.placedAt.slice(0, 7), order_data: { order_id: orderId } };
      expect(JSON.parse(notices.at(-1)?.body ?? '')).toMatchObject(kept);
    }
  });

  it('offers each product through every provider that takes a currency of it', async () => {
    const refused: string[] = [];
    for (const { id, prices } of catalogue) {
      const orderId = await shopper.order([{ productId: id, quantity: 1 }]);
      for (const { provider, asset, unavailable } of await shopper.ways(orderId)) {
        if (unavailable === null) continue;
        refused.push(`${id} ${prices.PLN} ${provider} ${asset?.code ?? ''} ${unavailable}`);
      }
    }
    const bench = catalogue.filter(({ shelf }) => shelf === 'bench');
    expect(refused).toEqual(bench.map(({ id }) => `${id} null kanga  currency_not_supported`));
  });

  it('has Kryptoswap pay out the price in dollars, by the routes that the shop uses', async () => {
    const orderId = await shopper.order();
    const options = await shopper.ways(orderId);
    const routes = options.filter(({ provider }) => provider === 'kryptoswap');
    expect(routes.map(({ asset, termsUrl }) => [asset?.code, typeof termsUrl])).toEqual([
      ['ETH', 'string'],
      ['CARDUAH', 'string'],
    ]);
    const choice = { provider: 'kryptoswap', asset: 'ETH' };
    expect((await shopper.pay(orderId, choice)).status).toBe(300);
    const agreed = await shopper.pay(orderId, { ...choice, agreement: true });
    const { payment } = (await agreed.json()) as OrderAnswer['payment'] & object;
    expect(payment).toMatchObject({ action: { type: 'redirect' }, price: { currency: 'USD' } });
    expect((await control('state')).payments).toMatchObject([
      { provider: 'kryptoswap', price: { amount: '13', currency: 'USDTTRC20' } },
    ]);
  });

  it('asks for a choice where several providers could be paid', async () => {
    const answer = await shopper.pay(await shopper.order(), { asset: undefined });
    expect(answer.status).toBe(300);
    expect(await answer.json()).toMatchObject({ error: { code: 'choice_required' } });
  });

  it('does not ship what is not paid', async () => {
    const orderId = await shopper.order();
    await shopper.pay(orderId);
    const [payment] = (await control('state')).payments;
    await control(`payments/${payment?.reference}/forge`, {});
    await control(`payments/${payment?.reference}/expire`, {});
    await vi.waitFor(async () => {
      expect((await shopper.see(orderId)).payment?.payment.status).toBe('expired');
    }, PATIENCE);
    expect((await shopper.see(orderId)).order.shipment).toBeNull();
    expect(said).toEqual([]);
  });

  it('asks a person to look at a payment that says something else than was agreed', async () => {
    const orderId = await shopper.order();
    await control('scenario', { name: 'wrongAmount' });
    await shopper.pay(orderId);
    await control('advance', { ms: 10_000 });
    await expect.poll(() => said).not.toEqual([]);
    expect(said).toEqual([`Order ${orderId} needs a look: amount_mismatch.`]);
    expect((await shopper.see(orderId)).order.shipment).toBeNull();
  });

  it('asks the provider for its own price, whatever the browser says', async () => {
    const orderId = await shopper.order([{ productId: 'first-light', quantity: 2, price: '0.01' }]);
    await shopper.pay(orderId, { amount: '0.01', params: { amount: '0.01', total: '0.01' } });
    expect((await control('state')).payments).toMatchObject([
      { price: { amount: '29.00', currency: 'USD' } },
    ]);
  });

  it('tells another shopper of an order as little as of one that is not there', async () => {
    const orderId = await shopper.order();
    await shopper.pay(orderId);
    const stranger = new Shopper();
    await stranger.call('POST', '/api/shop/session', { name: 'Stranger' });
    for (const who of [stranger, new Shopper()]) {
      const answer = await who.pay(orderId);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('clientSecret');
    }
    expect((await stranger.call('GET', `/api/shop/orders/${orderId}`)).status).toBe(404);
    expect((await new Shopper().call('GET', `/api/shop/orders/${orderId}`)).status).toBe(401);
  });

  it.each([
    ['an empty cart', { lines: [] }],
    ['half a bag', { lines: [{ productId: 'slow-sunday', quantity: 0.5 }] }],
    ['a negative bag', { lines: [{ productId: 'slow-sunday', quantity: -1 }] }],
    ['what it does not sell', { lines: [{ productId: 'gold', quantity: 1 }] }],
    ['no cart at all', {}],
    [
      'a currency that it has no prices in',
      { lines: [{ productId: 'slow-sunday', quantity: 1 }], currency: 'EUR' },
    ],
  ])('takes no order for %s', async (_, body) => {
    expect((await shopper.call('POST', '/api/shop/orders', body)).status).toBe(400);
  });

  it('signs out', async () => {
    expect((await shopper.call('DELETE', '/api/shop/session')).status).toBe(204);
    const { shopper: nobody } = await (await shopper.call('GET', '/api/shop/session')).json();
    expect(nobody).toBeNull();
  });

  it('sends its page for its addresses, and 404 for files and calls that are not there', async () => {
    const get = async (path: string) => (await fetch(`${shop.url}${path}`)).status;
    expect(await get('/orders/1001')).toBe(200);
    expect(await get('/assets/none.js')).toBe(404);
    expect(await get('/api/none')).toBe(404);
  });
});
