import { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { type ScriptedProvider, scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { type TestShop, testShop } from '../testing/testShop.fixture.ts';

const lost = async () => {
  throw new CheckoutError('provider_timeout', 'Nobody knows.', { outcomeUnknown: true });
};
const paid = { word: 'completed', received: '100' };

/** A provider that hints, and knows a payment by its own identifier alone. */
function unsearchable(): ScriptedProvider {
  const acme = scriptedProvider({ noticeTrust: 'hint', tellsOffer: true });
  const { read } = acme.provider;
  acme.provider = {
    ...acme.provider,
    lookUp: 'none',
    read: async (payment, ctx) => (payment.reference === null ? null : read(payment, ctx)),
  };
  return acme;
}

/** A shop whose provider made the payment `ref_1`, and whose answer was lost. */
async function withLost() {
  const shop = testShop({ acme: unsearchable() });
  shop.acme.script.answer = lost;
  const { payment } = await shop.create();
  shop.acme.script.answer = null;
  expect(payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
  const { id } = payment;
  return { shop, id, record: () => recordOf(shop, id), hint: hinter(shop, id) };
}

async function recordOf(shop: TestShop, id: string) {
  const record = await shop.checkout.payments.get(id);
  if (record === null) throw new Error(`${id} is gone`);
  return record;
}

const hinter =
  (shop: TestShop, id: string) =>
  async (reference: string, said = { word: 'waiting' }) =>
    (await shop.notify(id, await shop.acme.notice(reference, said))).status;

const reads = ({ acme }: TestShop) => acme.calls.filter((call) => call.startsWith('read'));

describe('a lost creation that nobody can look for', () => {
  it('can be left at once (S47)', async () => {
    const { shop, id } = await withLost();
    const next = await shop.create({ startNew: true });
    expect(next.payment.id).not.toBe(id);
    expect(next.payment.action.type).toBe('transfer');
    expect(await recordOf(shop, id)).toMatchObject({
      supersededBy: next.payment.id,
      action: { type: 'none' },
    });
  });

  it('is not left by a wish for the same', async () => {
    const { shop, id } = await withLost();
    expect((await shop.create()).payment.id).toBe(id);
  });

  it('is found by the first notice to its callback URL, and payable from then on (S47)', async () => {
    const { shop, record, hint } = await withLost();
    shop.advance(6000);
    expect(await hint('ref_1')).toBe(200);
    expect(await record()).toMatchObject({
      reference: 'ref_1',
      status: 'awaiting_payment',
      action: { type: 'transfer', amount: '100.00' },
      review: [],
    });
  });

  it('is found although its only notice came when the provider could not be asked (S20)', async () => {
    const { shop, record, hint } = await withLost();
    shop.advance(6000);
    shop.acme.script.read = lost;
    shop.acme.say('ref_1', paid);
    expect(await hint('ref_1', paid)).toBe(503);
    expect(await record()).toMatchObject({ reference: null, status: 'created' });
    shop.acme.script.read = null;
    shop.advance(15_000);
    await shop.checkout.reconcile();
    expect(await record()).toMatchObject({ reference: 'ref_1', status: 'paid' });
  });

  it('is found although its only notice came right after somebody had looked in vain', async () => {
    const { shop, record, hint } = await withLost();
    await shop.checkout.payments.check((await record()).id);
    expect(await hint('ref_1')).toBe(200);
    shop.advance(5000);
    await shop.checkout.reconcile();
    expect(await record()).toMatchObject({ reference: 'ref_1', status: 'awaiting_payment' });
  });

  it('is not found by an identifier that the provider does not confirm (T01)', async () => {
    const { shop, record, hint } = await withLost();
    shop.advance(6000);
    expect(await hint('ref_9', paid)).toBe(200);
    expect(await record()).toMatchObject({ reference: null, status: 'created' });
    // The true one is not kept out by it.
    shop.advance(6000);
    expect(await hint('ref_1')).toBe(200);
    expect(await record()).toMatchObject({ reference: 'ref_1', status: 'awaiting_payment' });
  });

  it('keeps its place at the provider when the shopper has left it', async () => {
    const { shop, id, hint } = await withLost();
    const { payment } = await shop.create({ startNew: true });
    shop.acme.say('ref_1', paid);
    shop.advance(6000);
    expect(await hint('ref_1', paid)).toBe(200);
    expect(await recordOf(shop, id)).toMatchObject({ reference: 'ref_1', status: 'paid' });
    expect(shop.events.filter(({ type }) => type === 'payment.paid')).toHaveLength(1);
    // Nothing is payable beside it any more.
    expect((await recordOf(shop, payment.id)).action).toEqual({ type: 'none' });
  });
});

describe('a creation that is still under way', () => {
  it('is not held for lost', async () => {
    const shop = testShop({ acme: unsearchable() });
    let answer = () => {};
    shop.acme.script.answer = () => new Promise((resolve) => (answer = resolve));
    const first = shop.create();
    while (shop.acme.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const second = shop.create({ startNew: true });
    setTimeout(answer, 20);
    expect((await second).payment.id).toBe((await first).payment.id);
    expect(shop.acme.calls.filter((call) => call.startsWith('create'))).toHaveLength(1);
  });
});

describe('a hint that names another payment than the token', () => {
  it('is of none, and nobody is asked about it (S30, T18)', async () => {
    const shop = testShop({ acme: unsearchable() });
    const { payment } = await shop.create();
    shop.advance(6000);
    const hint = hinter(shop, payment.id);
    expect(await hint('ref_9', paid)).toBe(404);
    expect(reads(shop)).toEqual([]);
    expect(await hint('ref_1')).toBe(200);
    expect(reads(shop)).toEqual(['read ref_1']);
  });
});
