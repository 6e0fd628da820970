import { CheckoutError, type Money } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { Provider } from '../provider.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { type TestShop, testShop } from '../testing/testShop.fixture.ts';

const usd = { amount: '100.00', currency: 'USD' };
const pln = { amount: '400.00', currency: 'PLN' };

/** A provider that reads the currency which a page names, as `paysIn`. */
const askedPrice: NonNullable<Provider['askedPrice']> = (prices, { paysIn }) => {
  const price = prices.find(({ currency }) => currency === (paysIn ?? currency));
  if (price) return price;
  throw new CheckoutError('amount_mismatch', 'The order has no such price.');
};

function shopWith(prices: Money[]): TestShop {
  const acme = scriptedProvider({ currencies: ['USD', 'PLN'] });
  const provider = { ...acme.provider, askedPrice };
  return testShop({
    acme,
    providers: [provider],
    resolveOrder: async () => ({ id: '1042', prices }),
  });
}

const paysIn = (currency: string) => ({ params: { paysIn: currency } });
const priceOf = async (shop: TestShop, body?: object) => (await shop.create(body)).payment.price;

describe('an order with prices in several currencies of one provider', () => {
  it('costs the first one, or the one that the page names', async () => {
    expect(await priceOf(shopWith([pln, usd]))).toEqual(pln);
    expect(await priceOf(shopWith([usd, pln]))).toEqual(usd);
    expect(await priceOf(shopWith([usd, pln]), paysIn('PLN'))).toEqual(pln);
  });

  it('keeps the currency of its payment where the page names none', async () => {
    const shop = shopWith([usd, pln]);
    const { payment } = await shop.create(paysIn('PLN'));
    expect((await shop.create()).payment).toEqual(payment);
    expect((await shop.create({ params: {} })).payment).toEqual(payment);
    expect(await shop.checkout.payments.list()).toHaveLength(1);
  });

  it('gives up an empty payment for the currency that the page names now', async () => {
    const shop = shopWith([usd, pln]);
    const { payment } = await shop.create();
    expect(await priceOf(shop, paysIn('PLN'))).toEqual(pln);
    expect((await shop.checkout.payments.get(payment.id))?.supersededBy).not.toBeNull();
  });

  it('does not leave money behind for another currency, nor for one that it does not have', async () => {
    const shop = shopWith([usd, pln]);
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    await shop.checkout.payments.check(payment.id);
    for (const body of [{}, paysIn('PLN'), paysIn('EUR')])
      expect((await shop.create(body)).payment).toMatchObject({
        id: payment.id,
        status: 'confirming',
      });
  });

  it('is quoted in the currency that the page names', async () => {
    const shop = shopWith([usd, pln]);
    const quotes = async (body: object) =>
      (await (await shop.post('quotes', { orderId: '1042', ...body })).json()).options;
    expect(await quotes({})).toMatchObject([{ price: usd, unavailable: null }]);
    expect(await quotes(paysIn('PLN'))).toMatchObject([{ price: pln, unavailable: null }]);
    expect(await quotes(paysIn('EUR'))).toMatchObject([
      { price: null, unavailable: 'amount_mismatch' },
    ]);
  });
});

describe('a price that the order does not have', () => {
  it('is none, also where a provider takes it from the page', async () => {
    const acme = scriptedProvider({ currencies: ['USD', 'PLN'] });
    const believing = (_: readonly Money[], { amount }: Record<string, unknown>) =>
      ({ ...usd, amount }) as Money;
    const shop = testShop({
      acme,
      providers: [{ ...acme.provider, askedPrice: believing }],
      resolveOrder: async () => ({ id: '1042', prices: [usd, pln] }),
    });
    for (const amount of ['0.01', '400.00', 'NaN', undefined]) {
      const asked = { orderId: '1042', params: { amount } };
      expect((await shop.post('payments', asked)).status).toBe(422);
    }
    expect(acme.calls).toEqual([]);
    expect(await priceOf(shop, { params: { amount: '100.00' } })).toEqual(usd);
  });

  it('is refused before anything is written, and the payment of the order stays', async () => {
    const shop = shopWith([usd]);
    const refused = async () => {
      const answer = await shop.post('payments', { orderId: '1042', ...paysIn('EUR') });
      expect(answer.status).toBe(422);
      expect((await answer.json()).error.code).toBe('amount_mismatch');
    };
    await refused();
    expect(await shop.checkout.payments.list()).toEqual([]);
    expect(shop.acme.calls).toEqual([]);
    const { payment } = await shop.create();
    await refused();
    expect(await shop.checkout.payments.list()).toMatchObject([payment]);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
  });
});
