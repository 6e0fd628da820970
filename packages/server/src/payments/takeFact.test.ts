import { CheckoutError, type ProviderFact } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { ResolveOrder } from '../order.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

/** A shop whose provider made the payment and whose answer was lost on the way. */
async function withLostAnswer(options: Parameters<typeof testShop>[0] = {}, before?: object) {
  const shop = testShop(options);
  if (before) await shop.create(before);
  shop.acme.script.answer = async () => {
    throw new CheckoutError('provider_timeout', 'No answer.', { outcomeUnknown: true });
  };
  const { payment } = await shop.create();
  shop.acme.script.answer = null;
  return { shop, id: payment.id };
}

const anyOrder: ResolveOrder = async ({ orderId = '' }) => ({
  id: orderId,
  prices: [{ amount: '100.00', currency: 'USD' }],
});

describe('a payment whose creation got no answer', () => {
  it('is found by a look-up, and still offers nothing to pay', async () => {
    const { shop, id } = await withLostAnswer();
    shop.advance(20_000);
    await shop.checkout.reconcile();
    expect(shop.acme.calls.at(-1)).toBe('read null');
    expect(await shop.checkout.payments.get(id)).toMatchObject({
      status: 'created',
      reference: 'ref_1',
      review: ['create_unknown'],
      action: { type: 'wait' },
    });
  });

  it('does not block its order: the shopper can leave it', async () => {
    const { shop, id } = await withLostAnswer();
    shop.advance(2 * 60_000);
    await shop.checkout.reconcile();
    const next = await shop.create({ startNew: true });
    expect(next.payment).toMatchObject({ status: 'awaiting_payment' });
    expect(await shop.checkout.payments.get(id)).toMatchObject({ supersededBy: next.payment.id });
  });

  it('is seen when money comes to it all the same', async () => {
    const { shop, id } = await withLostAnswer();
    const paid = { word: 'completed', received: '100' };
    shop.acme.say('ref_1', paid);
    await shop.notify(id, await shop.acme.notice('ref_1', paid));
    const record = await shop.checkout.payments.get(id);
    // What was due stood in the lost answer: whether it is enough, the merchant has to say.
    expect(record).toMatchObject({ status: 'settling', reference: 'ref_1', held: true });
    const settled = await shop.checkout.payments.markPaid(id, { reason: 'seen on the chain' });
    expect(settled).toMatchObject({ status: 'paid', held: false });
  });

  it.each([
    ['which says whose it is', (fact: ProviderFact) => fact],
    ['which does not say whose it is', (fact: ProviderFact) => ({ ...fact, echo: {} })],
  ])('takes nothing from a notice of another payment, %s', async (_, told) => {
    const acme = scriptedProvider();
    const { read } = acme.provider;
    acme.provider.read = async (...asked) => {
      const fact = await read(...asked);
      return fact && told(fact);
    };
    const { shop, id } = await withLostAnswer(
      { acme, resolveOrder: anyOrder },
      { orderId: 'other' },
    );
    const paid = { word: 'completed', received: '100' };
    acme.say('ref_1', paid);
    const astray = await shop.notify(id, await acme.notice('ref_1', paid));
    expect([200, 503]).toContain(astray.status);
    expect(await shop.checkout.payments.get(id)).toMatchObject({ reference: null, due: null });
    expect((await shop.checkout.payments.list({ orderId: 'other' }))[0]?.status).toBe(
      'awaiting_payment',
    );
    expect(shop.events.map(({ type }) => type)).not.toContain('payment.paid');
    // Its own is still taken.
    acme.say('ref_2', paid);
    expect((await shop.notify(id, await acme.notice('ref_2', paid))).status).toBe(200);
    expect(await shop.checkout.payments.get(id)).toMatchObject({ reference: 'ref_2' });
  });

  it('becomes payable when the answer comes after it was given up for lost', async () => {
    const shop = testShop();
    let answer = () => {};
    let asked = () => {};
    const made = new Promise<void>((resolve) => (asked = resolve));
    shop.acme.script.answer = () => {
      asked();
      return new Promise((resolve) => (answer = resolve));
    };
    const creating = shop.create();
    await made;
    shop.advance(70_000);
    await shop.checkout.reconcile();
    const [waiting] = await shop.checkout.payments.list();
    expect(waiting?.review).toEqual(['create_unknown']);
    answer();
    const { payment } = await creating;
    expect(payment).toMatchObject({ status: 'awaiting_payment', action: { type: 'transfer' } });
    expect((await shop.checkout.payments.get(payment.id))?.review).toEqual([]);
  });
});
