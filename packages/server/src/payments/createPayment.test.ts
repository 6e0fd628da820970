import { CheckoutError } from '@coinslot/core';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { sqliteStore } from '../stores/sqlite.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { type TestShop, testShop } from '../testing/testShop.fixture.ts';

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

describe('what a shopper tells the provider', () => {
  const typo = { from: { refund: 'T1' }, route: { mail: 'a@shop.example' } };
  const mended = { ...typo, from: { refund: 'T2' } };

  it('makes another payment once it was mended: the old one would be sent back to the old place', async () => {
    const shop = choosy();
    const { payment } = await shop.create({ asset: 'COIN', fields: typo });
    const next = await shop.create({ asset: 'COIN', fields: mended });
    expect(next.payment.id).not.toBe(payment.id);
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      supersededBy: next.payment.id,
    });
    expect(shop.acme.calls.filter((call) => call.startsWith('create'))).toHaveLength(2);
  });

  it('is the same in another order, and is kept where nothing is said of it', async () => {
    const shop = choosy();
    const { payment } = await shop.create({ asset: 'COIN', fields: typo });
    const { route } = typo;
    const same = { route: { more: ' ', ...route }, from: { refund: ' T1 ' } };
    for (const fields of [same, { route, from: 'T1' }, {}, { from: {} }, undefined])
      expect((await shop.create({ asset: 'COIN', fields })).payment).toEqual(payment);
  });

  it('leads away from no money', async () => {
    const shop = choosy();
    const { payment } = await shop.create({ asset: 'COIN', fields: typo });
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    await shop.checkout.payments.check(payment.id);
    expect((await shop.create({ asset: 'COIN', fields: mended })).payment).toMatchObject({
      id: payment.id,
      status: 'confirming',
    });
  });
});

const refusal = async () => {
  throw new CheckoutError('asset_not_supported', 'Not now.', { provider: 'acme' });
};

/** An open payment, and a wish for another asset that the provider refuses when it is called. */
async function refusedChange(shop: TestShop, meanwhile: () => Promise<unknown> = async () => {}) {
  const { payment } = await shop.create({ asset: 'COIN' });
  shop.acme.script.create = async () => {
    shop.acme.script.create = null;
    await meanwhile();
    await refusal();
  };
  const refused = await shop.post('payments', { orderId: '1042', asset: 'OTHER' });
  expect(refused.status).toBe(422);
  const latest = await shop.checkout.payments.get(payment.id);
  return { payment, latest };
}

/** A store that does something before or after it writes a payment. */
function watched(
  around: Partial<Record<'before' | 'after', (update: Parameters<Store['update']>[0]) => unknown>>,
): Store {
  const store = memoryStore();
  return {
    ...store,
    async update(update) {
      await around.before?.(update);
      const written = await store.update(update);
      await around.after?.(update);
      return written;
    },
  };
}

describe('an open payment whose replacement is refused by the provider', () => {
  it.for([
    ['memory', () => memoryStore()],
    ['sqlite', () => sqliteStore(new Libsql(':memory:'))],
  ] as const)('is payable again, in the store %s', async ([, open]) => {
    const shop = testShop({ store: open() });
    const { payment, latest } = await refusedChange(shop);
    expect(latest).toMatchObject({
      status: 'awaiting_payment',
      supersededBy: null,
      action: payment.action,
      due: payment.due,
    });
    expect(latest?.version).toBeGreaterThan(payment.version);
    expect((await shop.create({ asset: 'COIN' })).payment.id).toBe(payment.id);
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    shop.advance(20_000);
    await shop.checkout.reconcile();
    expect(shop.events.at(-1)).toMatchObject({ type: 'payment.paid', payment: { id: payment.id } });
    await shop.checkout.close();
  });

  it('keeps the money that came meanwhile', async () => {
    const shop = testShop();
    const { latest } = await refusedChange(shop, async () => {
      const [, first] = await shop.checkout.payments.list();
      shop.acme.say('ref_1', { word: 'confirming', received: '100' });
      await shop.checkout.payments.check(first?.id ?? '');
    });
    expect(latest).toMatchObject({ status: 'confirming', supersededBy: null, received: '100' });
    expect(latest?.action).toEqual({ type: 'wait' });
  });

  it('is not given back at a price that the order no longer has', async () => {
    let amount = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
    });
    const { payment } = await shop.create();
    amount = '120.00';
    shop.acme.script.create = refusal;
    expect((await shop.post('payments', { orderId: '1042' })).status).toBe(422);
    const latest = await shop.checkout.payments.get(payment.id);
    expect(latest).toMatchObject({ action: { type: 'none' } });
    expect(latest?.supersededBy).not.toBeNull();
  });

  it('is not given back when the order was paid meanwhile', async () => {
    const shop = testShop();
    const old = await shop.create();
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(old.payment.id);
    const { latest } = await refusedChange(shop, async () => {
      shop.acme.say('ref_1', { word: 'completed', received: '100' });
      await shop.checkout.payments.check(old.payment.id);
    });
    expect(latest).toMatchObject({ supersededBy: old.payment.id, action: { type: 'none' } });
  });

  it.for(['after the refusal', 'before it is given back'])(
    'stays replaced by another one that was faster, %s',
    async (moment) => {
      const faster: Promise<unknown>[] = [];
      const race = async () => {
        if (faster.length > 0) return;
        faster.push(shop.create({ asset: 'THIRD' }));
        await faster[0];
      };
      const store = watched(
        moment === 'after the refusal'
          ? { after: ({ record }) => record.status === 'failed' && race() }
          : { before: ({ record }) => record.revision > 3 && !record.supersededBy && race() },
      );
      const shop = testShop({ store });
      const { latest } = await refusedChange(shop);
      expect(faster).toHaveLength(1);
      const [third] = await shop.checkout.payments.list();
      expect(third).toMatchObject({ status: 'awaiting_payment', supersededBy: null });
      expect(latest).toMatchObject({ supersededBy: third?.id, action: { type: 'none' } });
    },
  );

  it('stays replaced while nobody knows whether the new one came to be', async () => {
    const shop = testShop();
    const { payment } = await shop.create({ asset: 'COIN' });
    shop.acme.script.answer = async () => {
      throw new Error('the answer was lost');
    };
    const next = await shop.create({ asset: 'OTHER' });
    expect((await shop.checkout.payments.get(payment.id))?.supersededBy).toBe(next.payment.id);
  });
});
