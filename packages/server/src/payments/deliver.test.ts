import { describe, expect, it } from 'vitest';
import { testShop } from '../testing/testShop.fixture.ts';

const paid = { word: 'completed', received: '100' };

describe('telling the merchant', () => {
  it('hands over the event, the record and the order as it was at the creation', async () => {
    let price = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({
        id: '1042',
        prices: [{ amount: price, currency: 'USD' }],
        description: 'Two cups',
        email: 'shopper@example.com',
      }),
    });
    const { payment } = await shop.create();
    price = '1.00';
    shop.acme.say('ref_1', paid);
    await shop.checkout.payments.check(payment.id);
    const [created, told] = shop.events;
    expect(created?.type).toBe('payment.created');
    expect(told).toMatchObject({
      type: 'payment.paid',
      payment: { id: payment.id, status: 'paid', reference: 'ref_1', review: [] },
      order: {
        id: '1042',
        prices: [{ amount: '100.00', currency: 'USD' }],
        description: 'Two cups',
        email: 'shopper@example.com',
      },
    });
    expect(told?.id).toMatch(/^evt_/);
  });

  it('tells again, with the same id, while the function throws, and later and later', async () => {
    const ids: string[] = [];
    let broken = true;
    const shop = testShop({
      onPayment: ({ id, type }) => {
        if (type === 'payment.paid') ids.push(id);
        if (type === 'payment.paid' && broken) throw new Error('the warehouse is closed');
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    const response = await shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    expect(response.status).toBe(200);
    expect(ids).toHaveLength(1);
    shop.advance(1000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
    expect(ids).toHaveLength(1);
    shop.advance(5000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(2);
    const untold = (await shop.checkout.payments.history(payment.id)).at(-1);
    expect(untold).toMatchObject({ deliveredAt: null, lastError: 'the warehouse is closed' });
    broken = false;
    shop.advance(6000);
    await shop.checkout.reconcile();
    expect(ids).toHaveLength(2);
    shop.advance(6000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 1 });
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    shop.advance(60 * 60_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
  });

  it("keeps a payment's events in order: the second waits for the first", async () => {
    const told: string[] = [];
    let broken = true;
    const shop = testShop({
      onPayment: ({ type }) => {
        if (broken) throw new Error('closed');
        told.push(type);
      },
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    await shop.checkout.payments.check(payment.id);
    shop.acme.say('ref_1', paid);
    broken = false;
    await shop.checkout.payments.check(payment.id);
    expect(told).toEqual([]);
    shop.advance(60_000);
    await shop.checkout.reconcile();
    expect(told).toEqual(['payment.created', 'payment.confirming', 'payment.paid']);
  });

  it('does not keep an answer waiting where the platform keeps work alive', async () => {
    const kept: Promise<unknown>[] = [];
    let finish = () => {};
    const shop = testShop({
      onPayment: () => new Promise<void>((resolve) => (finish = resolve)),
      waitUntil: (work) => kept.push(work),
    });
    await shop.create();
    expect(kept).toHaveLength(1);
    expect(shop.events).toEqual([]);
    await Promise.resolve();
    finish();
    await Promise.all(kept);
    expect(shop.events).toHaveLength(1);
  });

  it('never runs the function twice at once for one event, however long it takes', async () => {
    let running = 0;
    let most = 0;
    let finish = () => {};
    const shop = testShop({
      waitUntil: () => {},
      onPayment: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => (finish = resolve));
        running -= 1;
      },
    });
    await shop.create();
    shop.advance(24 * 60 * 60_000);
    await shop.checkout.reconcile();
    finish();
    expect(most).toBe(1);
  });
});
