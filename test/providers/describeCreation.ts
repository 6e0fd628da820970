import { toPublicPayment } from '@coinslot/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShop } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const PLAIN = /^\d+(\.\d+)?$/;

/** What can be chosen, and what comes of the click. */
export function describeCreation<Options extends object>(subject: ProviderSubject<Options>): void {
  const open = async () => {
    const shop = await openShop(subject, { arrives: false });
    onTestFinished(() => shop.close());
    return shop;
  };

  describe('ways to pay', () => {
    it('are priced in a currency that the provider takes, in plain decimals', async () => {
      const shop = await open();
      const response = await shop.post('quotes', { orderId: subject.order.id });
      expect(response.status).toBe(200);
      const { options } = await response.json();
      expect(options).not.toEqual([]);
      for (const { provider, providerName, price, ...option } of options) {
        expect([provider, providerName]).toEqual([shop.provider.id, shop.provider.name]);
        expect(subject.order.prices).toContainEqual(price);
        expect(shop.provider.priceCurrencies).toContain(price.currency);
        const amounts = [option.approximate, option.minimum, option.maximum];
        for (const amount of amounts.filter((each) => each !== null)) expect(amount).toMatch(PLAIN);
      }
      expect(shop.sandbox.payments()).toEqual([]);
      expect(shop.leaks()).toEqual([]);
    });
  });

  describe('a creation', () => {
    it('can be paid: by a transfer, or on a page', async () => {
      const shop = await open();
      const { payment, clientSecret } = await shop.create();
      expect(['created', 'awaiting_payment']).toContain(payment.status);
      expect(payment.due?.amount).toMatch(PLAIN);
      const { action } = payment;
      if (action.type === 'transfer') {
        expect(action.address).not.toBe('');
        expect({ amount: action.amount, asset: action.asset }).toEqual(payment.due);
        expect(payment.due?.asset.network).not.toBeNull();
      } else {
        expect(action.type).toBe('redirect');
        const { protocol } = new URL('url' in action ? action.url : '');
        expect(['http:', 'https:']).toContain(protocol);
      }
      if (payment.expiresAt !== null) {
        expect(Date.parse(payment.expiresAt)).toBeGreaterThan(shop.sandbox.now());
      }
      expect(clientSecret).not.toBe('');
      expect(shop.asked(subject.calls.create ?? undefined)).toBe(subject.calls.create ? 1 : 0);
    });

    it('tells a page nothing that is the server’s own', async () => {
      const shop = await open();
      const made = await shop.create();
      const record = await shop.record(made);
      expect(made.payment).toEqual(JSON.parse(JSON.stringify(toPublicPayment(record))));
      expect(record.reference).toMatch(/^[\x21-\x7e]+$/);
      // Only where the page's own address has to name it.
      const { action, ...rest } = made.payment;
      const text = JSON.stringify(action.type === 'redirect' ? rest : made.payment);
      for (const kept of Object.values(record.private)) expect(text).not.toContain(String(kept));
      const reference = record.reference ?? '';
      // A few digits are in every text; then they must not stand there by themselves.
      expect(text).not.toContain(reference.length < 8 ? `"${reference}"` : reference);
      expect(shop.leaks()).toEqual([]);
    });

    it('gives each order a reference of its own, and one order the same payment twice', async () => {
      const shop = await open();
      const orders = Array.from({ length: 5 }, (_, index) => `order ${index}`);
      const clicks = [...orders, ...orders].map((orderId) => shop.create({ orderId }));
      const made = await Promise.all(clicks);
      for (const [index, one] of made.entries()) {
        expect(one).toEqual(made[index % orders.length]);
        expect(one.payment.orderId).toBe(orders[index % orders.length]);
      }
      const references = await Promise.all(
        made.map(async (one) => (await shop.record(one)).reference),
      );
      expect(new Set(references).size).toBe(orders.length);
      if (subject.calls.create) expect(shop.asked(subject.calls.create)).toBe(orders.length);
    });

    it('is the same after a reload minutes later: its deadline, and where to pay', async () => {
      const shop = await open();
      const made = await shop.create();
      await shop.sandbox.advance(7 * 60_000);
      const { payment } = await shop.create();
      expect(payment).toMatchObject({
        id: made.payment.id,
        action: made.payment.action,
        expiresAt: made.payment.expiresAt,
      });
      if (subject.calls.create) expect(shop.asked(subject.calls.create)).toBe(1);
    });

    it('is as it was when the provider is asked before anything has happened (S17)', async () => {
      const shop = await open();
      const made = await shop.create();
      await shop.wait(5 * 60_000);
      expect(shop.asked(subject.calls.read)).toBeGreaterThan(0);
      const { payment } = made;
      const now = await shop.poll(made);
      expect(['created', 'awaiting_payment']).toContain(now.status);
      expect(now).toMatchObject({
        held: false,
        late: false,
        amountStatus: 'none',
        received: null,
        due: payment.due,
        action: payment.action,
        expiresAt: payment.expiresAt,
      });
      expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
      expect((await shop.record(made)).review).toEqual([]);
      expect(shop.warnings()).toEqual([]);
    });

    it('is refused before anybody is asked for an order in a currency that nobody takes', async () => {
      const shop = await open();
      const prices = [{ amount: '1.00', currency: 'XTS' }];
      const creating = shop.checkout.payments.create({ id: 'odd', prices }, subject.choice);
      await expect(creating).rejects.toMatchObject({ code: 'currency_not_supported' });
      expect(shop.asked()).toBe(0);
    });
  });
}
