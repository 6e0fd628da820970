import { describe, expect, it } from 'vitest';
import type { ResolveOrderInput } from '../order.ts';
import { bearer, type TestShop, testShop } from '../testing/testShop.fixture.ts';

const ORDER = { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] };

/** A shop that authorises whoever says that they are Anna. */
function openShop(given: Parameters<typeof testShop>[0] = {}) {
  const asked: ResolveOrderInput[] = [];
  const shop = testShop({
    resolveOrder: async (input) => {
      asked.push(input);
      const { orderId, request } = input;
      return orderId === '1042' && request.headers.get('X-Shopper') === 'anna' ? ORDER : null;
    },
    ...given,
  });
  const anna = { 'X-Shopper': 'anna' };
  const create = async (body: object = {}) =>
    (await shop.post('payments', { orderId: '1042', ...body }, anna)).json();
  const resume = (id: string, body: object = {}, headers: Record<string, string> = anna) =>
    shop.post(`payments/${id}/resume`, body, headers);
  return { ...shop, asked, create, resume };
}

const check = async (shop: TestShop, id: string, word: string) => {
  shop.acme.say('ref_1', { word, ...(word === 'completed' ? { received: '100' } : {}) });
  await shop.checkout.payments.check(id);
};

describe('POST payments/:id/resume', () => {
  it('gives a second device the same payment, address and secret, and makes nothing', async () => {
    const shop = openShop();
    const made = await shop.create();
    const response = await shop.resume(made.payment.id);
    expect(response.status).toBe(200);
    const again = await response.json();
    expect(again).toEqual(made);
    const read = await shop.get(`payments/${made.payment.id}`, bearer(again.clientSecret));
    expect(read.status).toBe(200);
    expect(shop.acme.calls.filter((call) => call.startsWith('create'))).toHaveLength(1);
  });

  it.for(['expired', 'failed', 'completed'])('gives a payment that is %s', async (word) => {
    const shop = openShop();
    const { payment } = await shop.create();
    await check(shop, payment.id, word);
    const { payment: seen } = await (await shop.resume(payment.id)).json();
    expect(seen).toMatchObject({
      id: payment.id,
      status: word === 'completed' ? 'paid' : word,
      action: { type: 'none' },
    });
    expect(await shop.checkout.payments.list()).toHaveLength(1);
  });

  it('gives a replaced payment, which leads to the one that has its place', async () => {
    const shop = openShop();
    const old = await shop.create({ asset: 'COIN' });
    const next = await shop.create({ asset: 'OTHER' });
    const { payment } = await (await shop.resume(old.payment.id)).json();
    expect(payment).toMatchObject({ supersededBy: next.payment.id, action: { type: 'none' } });
    expect((await (await shop.resume(next.payment.id)).json()).payment).toEqual(next.payment);
  });

  it("asks the merchant for the payment's order, whatever the body says", async () => {
    const shop = openShop();
    const { payment } = await shop.create();
    shop.asked.length = 0;
    await shop.resume(payment.id, {
      orderId: '7',
      price: '1',
      params: { cart: 'c1', orderId: '7' },
    });
    expect(shop.asked).toMatchObject([{ orderId: '1042', params: { cart: 'c1', orderId: '7' } }]);
  });

  it('answers alike for a payment that is unknown, refused, or of another order', async () => {
    const shop = openShop();
    const { payment, clientSecret } = await shop.create();
    const wrongOrder = openShop({
      store: shop.store,
      resolveOrder: async () => ({ ...ORDER, id: '7' }),
    });
    const expired = await (async () => {
      await check(shop, payment.id, 'expired');
      return shop.resume(payment.id, {}, {});
    })();
    const answers = await Promise.all([
      shop.resume(`pay_${'x'.repeat(24)}`),
      shop.resume(`pay_${'x'.repeat(24)}`, {}, {}),
      shop.resume('no-id-at-all'),
      shop.resume(payment.id, {}, {}),
      shop.resume(payment.id, {}, { 'X-Shopper': 'bela' }),
      // The secret of the payment is no authorisation by the merchant.
      shop.resume(payment.id, {}, bearer(clientSecret)),
      wrongOrder.resume(payment.id),
      expired,
    ]);
    const said = await Promise.all(
      answers.map(async (response) => {
        const { error } = await response.json();
        const headers = Object.fromEntries(response.headers);
        return { status: response.status, headers, error: { ...error, requestId: '' } };
      }),
    );
    expect(said[0]).toMatchObject({ status: 404, error: { code: 'not_found' } });
    for (const answer of said) expect(answer).toEqual(said[0]);
  });
});
