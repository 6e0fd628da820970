import { describe, expect, it } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const choosy = () => testShop({ acme: scriptedProvider({ assets: ['COIN', 'OTHER'] }) });

describe('a choice that the provider does not take', () => {
  it('writes no row for an unknown asset, and tells the merchant nothing', async () => {
    const shop = choosy();
    const refused = await shop.post('payments', { orderId: '1042', asset: 'DOGE' });
    expect(refused.status).toBe(422);
    expect((await refused.json()).error.code).toBe('asset_not_supported');
    await shop.checkout.reconcile();
    expect(await shop.checkout.payments.list()).toEqual([]);
    expect(shop.events).toEqual([]);
    expect(shop.acme.calls).toEqual([]);
  });

  it('leaves the open payment payable when another asset is refused', async () => {
    const shop = choosy();
    const { payment } = await shop.create({ asset: 'COIN' });
    const refused = await shop.post('payments', { orderId: '1042', asset: 'DOGE' });
    expect(refused.status).toBe(422);
    expect(await shop.checkout.payments.list()).toMatchObject([payment]);
    expect((await shop.create({ asset: 'COIN' })).payment).toEqual(payment);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
  });

  it('is not asked about where the order keeps the payment that it has', async () => {
    const shop = choosy();
    const { payment } = await shop.create({ asset: 'COIN' });
    expect((await shop.create()).payment).toEqual(payment);
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.checkout.payments.check(payment.id);
    expect((await shop.create({ asset: 'DOGE' })).payment).toMatchObject({
      id: payment.id,
      status: 'paid',
    });
  });
});
