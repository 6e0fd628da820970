import { describe, expect, it } from 'vitest';
import { testShop } from '../testing/testShop.fixture.ts';

const orders = ['1042', '1043'].map((id) => ({
  id,
  prices: [{ amount: '100.00', currency: 'USD' }],
}));
const keyed = (key: string) => ({ 'Idempotency-Key': key });

/** A shop with two orders; `click` answers with the status and the payment or the error. */
function openShop() {
  let amount = '100.00';
  const shop = testShop({
    resolveOrder: async ({ orderId }) => {
      const order = orders.find(({ id }) => id === orderId);
      return order ? { ...order, prices: [{ amount, currency: 'USD' }] } : null;
    },
  });
  const click = async (body: object, key?: string) => {
    const response = await shop.post(
      'payments',
      { orderId: '1042', ...body },
      key === undefined ? {} : keyed(key),
    );
    const { payment, error } = await response.json();
    return { status: response.status, payment, code: error?.code };
  };
  const creations = () => shop.acme.calls.filter((call) => call.startsWith('create')).length;
  const reprice = (next: string) => {
    amount = next;
  };
  return { ...shop, click, creations, reprice };
}

describe('an Idempotency-Key', () => {
  it('gives the same payment for the same wish, also after another one took its place', async () => {
    const shop = openShop();
    const one = await shop.click({ asset: 'COIN' }, 'one');
    expect((await shop.click({ asset: 'COIN' }, 'one')).payment).toEqual(one.payment);
    const two = await shop.click({ asset: 'OTHER' }, 'two');
    const again = await shop.click({ asset: 'COIN' }, 'one');
    expect(again).toMatchObject({
      status: 200,
      payment: { id: one.payment.id, supersededBy: two.payment.id, action: { type: 'none' } },
    });
    expect((await shop.click({ asset: 'OTHER' }, 'two')).payment).toEqual(two.payment);
    expect(shop.creations()).toBe(2);
  });

  it('gives the same payment after it has ended', async () => {
    const shop = openShop();
    const { payment } = await shop.click({}, 'one');
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(payment.id);
    const again = await shop.click({}, 'one');
    expect(again).toMatchObject({ status: 200, payment: { id: payment.id, status: 'expired' } });
    expect((await shop.click({}, 'two')).payment.id).not.toBe(payment.id);
  });

  it.for([
    ['asset', { asset: 'OTHER' }],
    ['provider', { asset: 'COIN', provider: 'acme' }],
    ['route', { asset: 'COIN', routeId: 'r1' }],
    ["sender's field", { asset: 'COIN', fields: { from: 'x' } }],
    ['field of the route', { asset: 'COIN', fields: { route: { a: 'x' } } }],
    ['leave to start anew', { asset: 'COIN', startNew: true }],
  ] as const)('is refused with another %s, and nothing is made', async ([, body]) => {
    const shop = openShop();
    const { payment } = await shop.click({ asset: 'COIN' }, 'one');
    expect(await shop.click(body, 'one')).toMatchObject({
      status: 409,
      code: 'idempotency_key_reused',
    });
    expect(await shop.checkout.payments.list()).toMatchObject([payment]);
    expect(shop.creations()).toBe(1);
  });

  it('does not care how the fields are ordered', async () => {
    for (const place of ['route', 'from']) {
      const shop = openShop();
      const one = await shop.click({ fields: { [place]: { a: '1', b: '2' } } }, 'one');
      const again = await shop.click({ fields: { [place]: { b: '2', a: '1' } } }, 'one');
      expect(again.payment).toEqual(one.payment);
    }
  });

  it('belongs to its order: another order may use the same', async () => {
    const shop = openShop();
    const one = await shop.click({ asset: 'COIN' }, 'one');
    const other = await shop.click({ orderId: '1043', asset: 'OTHER' }, 'one');
    expect(other).toMatchObject({ status: 201, payment: { orderId: '1043' } });
    expect(other.payment.id).not.toBe(one.payment.id);
  });

  it.for([
    ['nothing', ''],
    ['a space', 'a b'],
    ['a letter with an accent', 'clé'],
    ['a control character', 'a\tb'],
    ['256 characters', 'x'.repeat(256)],
  ])('of %s is refused before the order is asked for', async ([, key = '']) => {
    const shop = openShop();
    expect(await shop.click({}, key)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await shop.checkout.payments.list()).toEqual([]);
  });

  it('of 255 characters is taken, and twice in one request is not', async () => {
    const shop = openShop();
    expect((await shop.click({}, 'x'.repeat(255))).status).toBe(201);
    const headers = new Headers([
      ['Idempotency-Key', 'one'],
      ['Idempotency-Key', 'two'],
    ]);
    const twice = await shop.post('payments', { orderId: '1042' }, Object.fromEntries(headers));
    expect(twice.status).toBe(400);
  });
});

describe('a key that comes again after the price moved', () => {
  it('gives a payment at the new price, and the old one is not payable any more', async () => {
    const shop = openShop();
    const one = await shop.click({}, 'one');
    shop.reprice('120.00');
    const next = await shop.click({}, 'one');
    expect(next).toMatchObject({ status: 201, payment: { due: { amount: '120.00' } } });
    expect(await shop.checkout.payments.get(one.payment.id)).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
    // The key stays with its first payment, which leads on to the new one.
    expect((await shop.click({}, 'one')).payment).toMatchObject({
      id: one.payment.id,
      supersededBy: next.payment.id,
    });
    expect(shop.creations()).toBe(2);
  });

  it('gives the payment that money is under way on, where another key is refused', async () => {
    const shop = openShop();
    const { payment } = await shop.click({}, 'one');
    shop.acme.say('ref_1', { word: 'confirming', received: '40' });
    await shop.checkout.payments.check(payment.id);
    shop.reprice('120.00');
    expect((await shop.click({}, 'one')).payment).toMatchObject({
      id: payment.id,
      status: 'confirming',
      supersededBy: null,
    });
    expect(await shop.click({}, 'two')).toMatchObject({ status: 409, code: 'order_changed' });
    expect(await shop.click({})).toMatchObject({ status: 409, code: 'order_changed' });
    expect(shop.creations()).toBe(1);
  });
});
