import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutOptions } from '../CheckoutOptions.ts';
import type { Log } from '../log.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const order = { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] };
const price = (amount: unknown, currency: unknown = 'USD') => ({
  ...order,
  prices: [{ amount, currency }],
});

/** A shop whose resolveOrder is JavaScript, and what its log says. */
function shopWith(resolveOrder: (...args: never[]) => unknown) {
  const lines: string[] = [];
  const line = (level: string) => (facts: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(facts)}`);
  const log: Log = {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
  };
  const shop = testShop({ log, resolveOrder: resolveOrder as CheckoutOptions['resolveOrder'] });
  return { ...shop, lines };
}

async function nothingWasMade(shop: ReturnType<typeof shopWith>) {
  expect(await shop.checkout.payments.list()).toEqual([]);
  expect(shop.acme.calls).toEqual([]);
  expect(shop.events).toEqual([]);
}

describe('an order that no payment can be made of', () => {
  it.for<[string, unknown]>([
    ['is a word', 'order 1042'],
    ['is a number', 1042],
    ['is a list', [order]],
    ['is true', true],
    ['has no id', { prices: order.prices }],
    ['has a number for its id', { ...order, id: 1042 }],
    ['has an empty id', { ...order, id: '' }],
    ['has an endless id', { ...order, id: '1'.repeat(201) }],
    ['has an id that a database can not hold', { ...order, id: '10\u000042' }],
    ['has an id with half a letter', { ...order, id: 'order \ud800' }],
    ['has no prices', { id: '1042' }],
    ['has an empty list of prices', { ...order, prices: [] }],
    ['has one price where a list belongs', { ...order, prices: order.prices[0] }],
    ['has prices that only look like a list', { ...order, prices: { length: 1 } }],
    ['has nothing in its prices', { ...order, prices: [null] }],
    ['costs nothing', price('0')],
    ['costs nothing, exactly', price('0.00')],
    ['costs less than nothing', price('-100.00')],
    ['costs more than there is', price('1e999')],
    ['costs an exponent, which no page can read', price('1e2')],
    ['costs a number', price(100)],
    ['costs no number', price('NaN')],
    ['costs a text', price('ten')],
    ['costs with a comma', price('100,00')],
    ['costs with a space', price(' 100.00')],
    ['costs too many digits', price(`0.${'0'.repeat(18)}1`)],
    ['has no currency', price('100.00', null)],
    ['has an empty currency', price('100.00', '')],
    [
      'has two prices in one currency',
      { ...order, prices: [...order.prices, ...price('1').prices] },
    ],
    ['has a number for its description', { ...order, description: 7 }],
  ])('%s: is refused before anything is made, and the log says why', async ([, answer]) => {
    const shop = shopWith(async () => answer);
    for (const path of ['payments', 'quotes']) {
      const response = await shop.post(path, { orderId: '1042' });
      expect(response.status).toBe(500);
      const { error } = await response.json();
      expect(error).toMatchObject({ code: 'invalid_configuration', retryable: false });
      expect(error.message).not.toContain('resolveOrder');
    }
    expect(shop.lines.filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(shop.lines.join()).toContain('The order that resolveOrder returned can not be paid');
    await nothingWasMade(shop);
  });

  it.for([null, undefined])('is no order at all, %o: as if there were none', async (answer) => {
    const shop = shopWith(async () => answer);
    expect((await shop.post('payments', { orderId: '1042' })).status).toBe(404);
    await nothingWasMade(shop);
  });
});

describe('a resolveOrder in trouble', () => {
  afterEach(() => void vi.useRealTimers());

  it.for([
    ['rejects', async () => Promise.reject(new Error('db-password is wrong'))],
    [
      'throws at once',
      () => {
        throw new Error('db-password is wrong');
      },
    ],
    ['rejects with nothing', async () => Promise.reject(undefined)],
  ] as const)('that %s makes nothing, and its words stay in the log', async ([, fail]) => {
    const shop = shopWith(fail);
    const response = await shop.post('payments', { orderId: '1042' });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text).error).toMatchObject({ code: 'internal_error', retryable: true });
    expect(text).not.toContain('db-password');
    expect(shop.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    await nothingWasMade(shop);
  });

  it('that hangs is not waited for longer than ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shop = shopWith(() => new Promise(() => {}));
    const asking = ['payments', 'quotes', `payments/pay_${'x'.repeat(24)}/resume`].map((path) =>
      shop.post(path, { orderId: '1042' }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    const answers = await Promise.all(asking);
    // A payment that does not exist is not asked about.
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 404]);
    expect(shop.lines.join()).toContain('resolveOrder gave no answer within 10000 ms');
    await nothingWasMade(shop);
  });
});

describe('the order that resolveOrder returns', () => {
  it('is the one that is paid, whatever the browser named', async () => {
    const shop = shopWith(async () => ({ ...order, id: 'cart-7' }));
    const { payment } = await shop.create({ orderId: '1042' });
    expect(payment.orderId).toBe('cart-7');
    expect((await shop.create({ orderId: 'another' })).payment.id).toBe(payment.id);
  });

  it('is kept as it was when it was asked for, although the shop changes its object later', async () => {
    const shared = { ...order, prices: [{ amount: '100.00', currency: 'USD', secret: 'canary' }] };
    const shop = shopWith(async () => shared);
    shop.acme.script.create = async () => {
      shop.acme.script.create = null;
      Object.assign(shared.prices[0] ?? {}, { amount: '1.00' });
    };
    const { payment } = await shop.create();
    expect(payment).toMatchObject({ price: { amount: '100.00' }, due: { amount: '100.00' } });
    expect((await shop.store.get(payment.id))?.order.prices).toEqual(order.prices);
    const next = await shop.create();
    expect(next.payment).toMatchObject({ price: { amount: '1.00' }, due: { amount: '1.00' } });
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      supersededBy: next.payment.id,
    });
  });

  it('may be described by nothing', async () => {
    const shop = shopWith(async () => ({ ...order, description: null }));
    expect((await shop.create()).payment.description).toBeNull();
  });
});
