import { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { Store, Update } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { bearer, testShop } from '../testing/testShop.fixture.ts';

/** A store whose process dies before it writes what `dies` says, and answers nothing after that. */
function mortalStore(dies: (update: Update) => boolean) {
  const store = memoryStore();
  let dead = false;
  const mortal: Store = {
    ...store,
    async update(update) {
      dead ||= dies(update);
      return dead ? new Promise(() => {}) : store.update(update);
    },
  };
  return { store, mortal };
}

/** The shop after its process was started again. */
function restarted(store: Store, acme: ReturnType<typeof scriptedProvider>) {
  const shop = testShop({ store, acme, secret: SECRET });
  shop.advance(10_000);
  return shop;
}

const SECRET = 'the-secret-of-a-shop-that-restarts-often';
const paid = { word: 'completed', received: '100' };

const aMoment = () => new Promise((resolve) => setTimeout(resolve));

/** How the half done work is come across after the restart. */
type Finding = (shop: ReturnType<typeof restarted>, id: string) => Promise<unknown>;
const findings: [string, Finding][] = [
  [
    'a page that asks for the payment',
    async (shop, id) =>
      shop.get(`payments/${id}`, bearer(await shop.checkout.payments.clientSecret(id))),
  ],
  [
    'a round',
    async (shop) => {
      shop.advance(10 * 60_000);
      await shop.checkout.reconcile();
    },
  ],
  [
    'a notice',
    async (shop, id) => {
      const { reference } = (await shop.checkout.payments.get(id)) ?? {};
      await shop.notify(id, await shop.acme.notice(reference ?? '', { word: 'waiting' }));
    },
  ],
];

describe('a process that dies between a paid payment and its siblings', () => {
  /** The first payment expired, the second is live; the first is paid late, and the process dies. */
  async function half() {
    const acme = scriptedProvider();
    const { store, mortal } = mortalStore(({ record }) => record.supersededBy !== null);
    const shop = testShop({ store: mortal, acme, secret: SECRET });
    const one = (await shop.create()).payment.id;
    acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(one);
    const two = (await shop.create()).payment.id;
    acme.say('ref_1', paid);
    void shop.checkout.payments.check(one);
    while ((await store.get(one))?.record.status !== 'paid') await aMoment();
    const after = restarted(store, acme);
    expect(await after.checkout.payments.get(two)).toMatchObject({
      status: 'awaiting_payment',
      action: { type: 'transfer' },
    });
    return { after, one, two };
  }

  it.for(findings)('leaves nothing payable after %s', async ([, find]) => {
    const { after, one, two } = await half();
    await find(after, two);
    expect(await after.checkout.payments.get(two)).toMatchObject({
      supersededBy: one,
      action: { type: 'none' },
    });
  });

  it('leaves nothing payable after the next click, which is given the paid payment', async () => {
    const { after, one, two } = await half();
    expect((await after.create()).payment).toMatchObject({ id: one, status: 'paid' });
    expect(await after.checkout.payments.get(two)).toMatchObject({ action: { type: 'none' } });
  });

  it('still asks the merchant to look when the sibling is paid as well', async () => {
    const { after, two } = await half();
    after.acme.say('ref_2', paid);
    await after.checkout.payments.check(two);
    expect(await after.checkout.payments.get(two)).toMatchObject({ review: ['order_paid_twice'] });
  });
});

describe('a store that fails between a paid payment and its siblings', () => {
  it('does not keep the merchant from being told', async () => {
    const store = memoryStore();
    let down = false;
    const failing: Store = {
      ...store,
      async update(update) {
        if (down) throw new CheckoutError('store_unavailable', 'Down.');
        down = update.record.status === 'paid';
        return store.update(update);
      },
    };
    const shop = testShop({ store: failing });
    const one = (await shop.create()).payment.id;
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(one);
    const two = (await shop.create()).payment.id;
    shop.acme.say('ref_1', paid);
    const notice = await shop.acme.notice('ref_1', paid);
    expect((await shop.notify(one, notice)).status).toBe(200);
    expect(shop.events.at(-1)).toMatchObject({ type: 'payment.paid', payment: { id: one } });
    down = false;
    expect((await shop.create()).payment.id).toBe(one);
    expect(await shop.checkout.payments.get(two)).toMatchObject({ action: { type: 'none' } });
  });
});

describe('a process that dies between a refusal and what it gives back', () => {
  async function half(resolveOrder?: NonNullable<Parameters<typeof testShop>[0]>['resolveOrder']) {
    const acme = scriptedProvider();
    const { store, mortal } = mortalStore(
      ({ record }) => record.revision > 3 && record.supersededBy === null,
    );
    const given = resolveOrder ? { resolveOrder } : {};
    const shop = testShop({ store: mortal, acme, secret: SECRET, ...given });
    const { payment } = await shop.create({ asset: 'COIN' });
    acme.script.create = async () => {
      acme.script.create = null;
      throw new CheckoutError('asset_not_supported', 'Not now.', { provider: 'acme' });
    };
    void shop.post('payments', { orderId: '1042', asset: 'OTHER' });
    const refused = async () =>
      (await store.findByOrder('1042')).some(({ record }) => record.status === 'failed');
    while (!(await refused())) await aMoment();
    const after = restarted(store, acme);
    const stranded = await after.checkout.payments.get(payment.id);
    expect(stranded).toMatchObject({ action: { type: 'none' } });
    expect(stranded?.supersededBy).not.toBeNull();
    return { after, payment };
  }

  it.for(findings)('gives the open payment its place back after %s', async ([, find]) => {
    const { after, payment } = await half();
    await find(after, payment.id);
    expect(await after.checkout.payments.get(payment.id)).toMatchObject({
      supersededBy: null,
      action: payment.action,
      due: payment.due,
    });
  });

  it('gives the open payment to the next click that wants it', async () => {
    const { after, payment } = await half();
    expect((await after.create({ asset: 'COIN' })).payment).toMatchObject({
      id: payment.id,
      supersededBy: null,
      action: payment.action,
    });
    expect(after.acme.calls.filter((call) => call.startsWith('create'))).toHaveLength(2);
  });

  it('lets the next click have the other asset', async () => {
    const { after, payment } = await half();
    const next = await after.create({ asset: 'OTHER' });
    expect(next.payment).toMatchObject({ status: 'awaiting_payment' });
    expect(await after.checkout.payments.get(payment.id)).toMatchObject({
      supersededBy: next.payment.id,
    });
  });
});

describe('a payment that comes back to life without money', () => {
  it('leaves the place to the newer one: never two addresses at once', async () => {
    const shop = testShop();
    const one = (await shop.create()).payment.id;
    shop.acme.say('ref_1', { word: 'expired' });
    await shop.checkout.payments.check(one);
    const two = (await shop.create()).payment.id;
    shop.acme.say('ref_1', { word: 'waiting' });
    await shop.checkout.payments.check(one);
    expect(await shop.checkout.payments.get(one)).toMatchObject({
      supersededBy: two,
      action: { type: 'none' },
    });
    expect((await shop.create()).payment.id).toBe(two);
  });
});
