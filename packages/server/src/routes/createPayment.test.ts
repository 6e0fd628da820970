import { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { testShop } from '../testing/testShop.fixture.ts';

const creations = (calls: readonly string[]) =>
  calls.filter((call) => call.startsWith('create')).length;

describe('POST payments', () => {
  it("makes a payment at the merchant's price, with something to pay and a secret", async () => {
    const shop = testShop();
    const response = await shop.post('payments', { orderId: '1042', asset: 'COIN' });
    expect(response.status).toBe(201);
    const { payment, clientSecret } = await response.json();
    expect(payment).toMatchObject({
      orderId: '1042',
      status: 'awaiting_payment',
      price: { amount: '100.00', currency: 'USD' },
      due: { amount: '100.00' },
      action: { type: 'transfer', address: 'address-of-ref_1' },
      expiresAt: '2026-11-01T12:30:00.000Z',
    });
    expect(payment.id).toMatch(/^pay_[A-Za-z0-9_-]{24}$/);
    expect(clientSecret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("keeps what is the server's own on the server", async () => {
    const shop = testShop();
    const text = await (await shop.post('payments', { orderId: '1042' })).text();
    expect(text).not.toContain('private-canary');
    expect(text).not.toContain('ledger');
    expect(text).not.toContain('providerStatus');
  });

  it('is not moved by an amount or a price that the browser adds (T13)', async () => {
    const shop = testShop();
    const body = { orderId: '1042', amount: '0.01', price: { amount: '0.01', currency: 'USD' } };
    const { payment } = await shop.create({ ...body, params: { amount: '0.01' } });
    expect(payment.price).toEqual({ amount: '100.00', currency: 'USD' });
    expect(payment.due?.amount).toBe('100.00');
    shop.acme.say('ref_1', { word: 'completed', received: '0.01' });
    await shop.checkout.payments.check(payment.id);
    expect(await shop.checkout.payments.get(payment.id)).toMatchObject({
      status: 'partially_paid',
      held: true,
    });
    expect(shop.events.map(({ type }) => type)).not.toContain('payment.paid');
  });

  it('gives the live payment again, with its secret', async () => {
    const shop = testShop();
    const first = await shop.create();
    const again = await shop.post('payments', { orderId: '1042' });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    expect(creations(shop.acme.calls)).toBe(1);
  });

  it('makes one payment of a double click, and calls the provider once (C02)', async () => {
    const shop = testShop();
    const answers = await Promise.all([shop.create(), shop.create(), shop.create()]);
    expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
    expect(answers.map(({ payment }) => payment.status)).toEqual(Array(3).fill('awaiting_payment'));
    expect(creations(shop.acme.calls)).toBe(1);
  });

  it('answers an unknown order and one of another shopper alike', async () => {
    const refusing = testShop({ resolveOrder: async () => null });
    const refused = await refusing.post('payments', { orderId: '1042' });
    const unknown = await testShop().post('payments', { orderId: '9999' });
    expect([refused.status, unknown.status]).toEqual([404, 404]);
    const [a, b] = [await refused.json(), await unknown.json()];
    expect({ ...a.error, requestId: '' }).toEqual({ ...b.error, requestId: '' });
    expect(refusing.acme.calls).toEqual([]);
  });

  it('refuses a key that was used for another wish', async () => {
    const shop = testShop();
    const key = { 'Idempotency-Key': 'one' };
    await shop.post('payments', { orderId: '1042', asset: 'COIN' }, key);
    const response = await shop.post('payments', { orderId: '1042', asset: 'OTHER' }, key);
    expect(response.status).toBe(409);
    expect((await response.json()).error.code).toBe('idempotency_key_reused');
  });

  it('says which currencies a provider takes when the order has none of them', async () => {
    const shop = testShop({
      resolveOrder: async () => ({ id: '7', prices: [{ amount: '5', currency: 'PLN' }] }),
    });
    const response = await shop.post('payments', { orderId: '7' });
    expect(response.status).toBe(422);
    expect((await response.json()).error.code).toBe('currency_not_supported');
  });

  it('puts a payment with the new price in the place of the old one', async () => {
    let amount = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
    });
    const old = await shop.create();
    amount = '120.00';
    const next = await shop.create();
    expect(next.payment.id).not.toBe(old.payment.id);
    expect(next.payment.due?.amount).toBe('120.00');
    const replaced = await shop.checkout.payments.get(old.payment.id);
    expect(replaced).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
    expect((await shop.store.get(old.payment.id))?.checkAt).not.toBeNull();
  });

  it('does not replace a payment that money is under way on', async () => {
    let amount = '100.00';
    const shop = testShop({
      resolveOrder: async () => ({ id: '1042', prices: [{ amount, currency: 'USD' }] }),
    });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'confirming', received: '100' });
    await shop.checkout.payments.check(payment.id);
    amount = '120.00';
    const response = await shop.post('payments', { orderId: '1042' });
    expect(response.status).toBe(409);
    expect((await response.json()).error.code).toBe('order_changed');
  });

  it('makes a new payment after the first one has expired, and watches the old one', async () => {
    const shop = testShop();
    const old = await shop.create();
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(old.payment.id);
    const next = await shop.create();
    expect(next.payment.id).not.toBe(old.payment.id);
    expect((await shop.store.get(old.payment.id))?.checkAt).not.toBeNull();
  });

  it('gives the paid payment of a paid order, and nothing more to pay', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.checkout.payments.check(payment.id);
    const again = await shop.create({ asset: 'OTHER' });
    expect(again.payment).toMatchObject({
      id: payment.id,
      status: 'paid',
      action: { type: 'none' },
    });
    expect(creations(shop.acme.calls)).toBe(1);
  });

  it('refuses with the reason of the provider, and lets the shopper try again', async () => {
    const shop = testShop();
    shop.acme.script.create = async () => {
      throw new CheckoutError('amount_too_small', 'The least is 5 USD.', { provider: 'acme' });
    };
    const refused = await shop.post('payments', { orderId: '1042' });
    expect(refused.status).toBe(422);
    expect((await refused.json()).error).toMatchObject({
      code: 'amount_too_small',
      message: 'The least is 5 USD.',
      retryable: false,
    });
    const [failed] = await shop.checkout.payments.list();
    expect(failed).toMatchObject({ status: 'failed', action: { type: 'none' } });
    shop.acme.script.create = null;
    expect((await shop.create()).payment.status).toBe('awaiting_payment');
  });

  it('shows a payment that waits when the answer to its creation was lost (S47)', async () => {
    const shop = testShop();
    shop.acme.script.create = async () => {
      throw new CheckoutError('provider_timeout', 'No answer.', { outcomeUnknown: true });
    };
    const { payment } = await shop.create();
    expect(payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
    expect((await shop.checkout.payments.get(payment.id))?.review).toEqual(['create_unknown']);
    shop.acme.script.create = null;
    expect((await shop.create()).payment.id).toBe(payment.id);
    expect(creations(shop.acme.calls)).toBe(1);
  });

  it('starts a new payment in the place of a lost one only when asked to, after a while', async () => {
    const shop = testShop();
    shop.acme.script.create = async () => {
      throw new Error('an error that nobody foresaw');
    };
    const lost = await shop.create();
    shop.acme.script.create = null;
    expect((await shop.create({ startNew: true })).payment.id).toBe(lost.payment.id);
    shop.advance(2 * 60_000);
    const next = await shop.create({ startNew: true });
    expect(next.payment).toMatchObject({ status: 'awaiting_payment' });
    expect((await shop.checkout.payments.get(lost.payment.id))?.supersededBy).toBe(next.payment.id);
  });

  it('does not leak the text of a fault of the provider', async () => {
    const shop = testShop();
    shop.acme.script.create = async () => {
      throw new CheckoutError('provider_refused', 'upstream said: internal words');
    };
    const text = await (await shop.post('payments', { orderId: '1042' })).text();
    expect(text).not.toContain('internal words');
    expect(text).toContain('provider_refused');
  });

  it('refuses what is no JSON of the agreed form', async () => {
    const shop = testShop();
    const type = { 'Content-Type': 'text/plain' };
    expect((await shop.post('payments', { orderId: '1042' }, type)).status).toBe(415);
    expect((await shop.post('payments', { orderId: 7 })).status).toBe(400);
    expect((await shop.post('payments', { orderId: '1042', fields: 'x' })).status).toBe(400);
    const long = { orderId: '1042', params: { text: 'x'.repeat(70_000) } };
    expect((await shop.post('payments', long)).status).toBe(413);
  });

  it('refuses a page of another origin', async () => {
    const shop = testShop();
    const refused = await shop.post(
      'payments',
      { orderId: '1042' },
      { Origin: 'https://evil.example' },
    );
    expect(refused.status).toBe(403);
    expect(shop.acme.calls).toEqual([]);
  });
});
