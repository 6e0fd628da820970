import { describe, expect, it } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const usd = { amount: '100', currency: 'USD' };
const pln = { amount: '400', currency: 'PLN' };

function twoProviders(prices = [usd, pln]) {
  const acme = scriptedProvider();
  const zloty = scriptedProvider({ id: 'zloty', currencies: ['PLN'], hosted: true });
  const providers = [acme.provider, zloty.provider];
  return {
    zloty,
    shop: testShop({ acme, providers, resolveOrder: async () => ({ id: '1042', prices }) }),
  };
}

async function refusal(response: Response) {
  return { status: response.status, code: (await response.json()).error.code };
}

describe('the provider of a payment', () => {
  it('has to be chosen where several can take the order', async () => {
    const { shop, zloty } = twoProviders();
    const response = await shop.post('payments', { orderId: '1042' });
    expect(await refusal(response)).toEqual({ status: 300, code: 'choice_required' });
    expect(await shop.checkout.payments.list()).toEqual([]);
    expect([...shop.acme.calls, ...zloty.calls]).toEqual([]);
  });

  it('is the only one that takes the order, where there is one', async () => {
    const { shop } = twoProviders([pln]);
    expect((await shop.create()).payment).toMatchObject({ provider: 'zloty', price: pln });
  });

  it('is none where no provider takes a currency of the order', async () => {
    const { shop } = twoProviders([{ amount: '100', currency: 'EUR' }]);
    const response = await shop.post('payments', { orderId: '1042' });
    expect(await refusal(response)).toEqual({ status: 422, code: 'currency_not_supported' });
  });

  it('can not be one that the checkout does not have', async () => {
    const { shop } = twoProviders();
    const response = await shop.post('payments', { orderId: '1042', provider: 'nobody' });
    expect(await refusal(response)).toEqual({ status: 422, code: 'provider_not_supported' });
  });

  it('is not asked for again while the order has a payment', async () => {
    const { shop } = twoProviders();
    const { payment } = await shop.create({ provider: 'zloty' });
    const again = await shop.post('payments', { orderId: '1042' });
    expect(again.status).toBe(200);
    expect((await again.json()).payment).toMatchObject({ id: payment.id, price: pln });
  });

  it('is not asked for again once the order is paid', async () => {
    const { shop } = twoProviders();
    const { payment } = await shop.create({ provider: 'acme' });
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.checkout.payments.check(payment.id);
    for (const provider of [undefined, 'zloty']) {
      const again = await shop.create({ provider });
      expect(again.payment).toMatchObject({ id: payment.id, status: 'paid' });
    }
  });

  describe('that was taken out while an order has a payment of it', () => {
    async function without() {
      const { shop, zloty } = twoProviders();
      const { payment } = await shop.create({ provider: 'zloty' });
      const later = testShop({
        acme: shop.acme,
        store: shop.store,
        resolveOrder: async () => ({ id: '1042', prices: [usd, pln] }),
      });
      return { shop, zloty, payment, later };
    }

    it('gives way to the one that is left', async () => {
      const { payment, later } = await without();
      const next = await later.create();
      expect(next.payment).toMatchObject({ provider: 'acme', price: usd });
      const left = await later.checkout.payments.get(payment.id);
      expect(left?.supersededBy).toBe(next.payment.id);
    });

    it('keeps its money', async () => {
      const { shop, zloty, payment, later } = await without();
      zloty.say('ref_1', { word: 'confirming' });
      await shop.checkout.payments.check(payment.id);
      const response = await later.post('payments', { orderId: '1042' });
      expect(await refusal(response)).toEqual({ status: 409, code: 'order_changed' });
      zloty.say('ref_1', { word: 'completed', received: '400' });
      await shop.checkout.payments.check(payment.id);
      expect((await later.create()).payment).toMatchObject({ id: payment.id, status: 'paid' });
    });
  });

  it('brings its own price when the shopper changes over to it', async () => {
    const { shop } = twoProviders();
    const first = await shop.create({ provider: 'acme' });
    const second = await shop.create({ provider: 'zloty' });
    expect([first.payment.price, second.payment.price]).toEqual([usd, pln]);
    const left = await shop.checkout.payments.get(first.payment.id);
    expect(left).toMatchObject({ supersededBy: second.payment.id, action: { type: 'none' } });
  });
});

describe('the asset of a payment', () => {
  it('has to be chosen where the provider takes several', async () => {
    const shop = testShop({ acme: scriptedProvider({ assets: ['COIN', 'GOLD'] }) });
    const open = await shop.post('payments', { orderId: '1042' });
    expect(await refusal(open)).toEqual({ status: 300, code: 'choice_required' });
    const wrong = await shop.post('payments', { orderId: '1042', asset: 'TIN' });
    expect(await refusal(wrong)).toEqual({ status: 422, code: 'asset_not_supported' });
    await shop.create({ asset: 'GOLD' });
    expect((await shop.create()).payment).toMatchObject({ due: { asset: { code: 'GOLD' } } });
  });
});
