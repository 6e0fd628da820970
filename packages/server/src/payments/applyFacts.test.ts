import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

describe('news that only together with those of another server make a payment paid', () => {
  it('let the payments of the order be looked at all the same (T20)', async () => {
    const secret = 'a secret that both servers have';
    const store = memoryStore();
    const acme = scriptedProvider();
    const slow = testShop({ acme, store, secret });
    const fast = testShop({ acme, store, secret });
    const { payment: one } = await slow.create();
    acme.say('ref_1', { word: 'expired' });
    await slow.checkout.payments.check(one.id);
    const { payment: two } = await slow.create();

    // The slow server asks: final, and no amount. Meanwhile the fast one is told the amount alone.
    acme.say('ref_1', { word: 'completed' });
    let answer = () => {};
    acme.script.read = () => new Promise((resolve) => (answer = resolve));
    const checking = slow.checkout.payments.check(one.id);
    await expect.poll(() => acme.calls.at(-1)).toBe('read ref_1');
    acme.script.read = async () => {
      throw new Error('down');
    };
    const told = await acme.notice('ref_1', { word: 'confirming', received: '100' });
    expect((await fast.notify(one.id, told)).status).toBe(200);
    answer();

    expect(await checking).toMatchObject({ status: 'paid', received: '100' });
    expect((await store.get(two.id))?.record.supersededBy).toBe(one.id);
    const shipped = [...slow.events, ...fast.events].filter(({ type }) => type === 'payment.paid');
    expect(shipped).toHaveLength(1);
  });
});

describe('a write that hangs after it was decided that the order has no other paid payment', () => {
  /** Two servers; the first one's disk hangs at the write that makes its payment paid. */
  async function shops() {
    const secret = 'a secret that both servers have';
    const store = memoryStore();
    const freed: (() => void)[] = [];
    let hangs = false;
    const slowDisk: Store = {
      ...store,
      async update(update) {
        if (hangs && update.record.status === 'paid') {
          await new Promise<void>((resolve) => freed.push(resolve));
        }
        return store.update(update);
      },
    };
    const acme = scriptedProvider();
    const slow = testShop({ acme, store: slowDisk, secret });
    const fast = testShop({ acme, store, secret });
    const { payment: one } = await slow.create();
    acme.say('ref_1', { word: 'expired' });
    await slow.checkout.payments.check(one.id);
    const hang = () => {
      hangs = true;
      acme.say('ref_1', { word: 'completed', received: '100' });
      return slow.checkout.payments.check(one.id);
    };
    const free = async () => {
      await expect.poll(() => freed.length).toBe(1);
      hangs = false;
      freed[0]?.();
    };
    const shipped = () =>
      [...slow.events, ...fast.events].filter(({ type }) => type === 'payment.paid');
    return { acme, fast, one, hang, free, freed, shipped };
  }

  it('lets no second payment be told as paid (T20)', async () => {
    const { acme, fast, hang, free, freed, shipped } = await shops();
    const { payment: two } = await fast.create();
    const checking = hang();
    await expect.poll(() => freed.length).toBe(1);
    acme.say('ref_2', { word: 'completed', received: '100' });
    expect(await fast.checkout.payments.check(two.id)).toMatchObject({ status: 'paid' });
    await free();

    expect(await checking).toMatchObject({ status: 'paid', review: ['order_paid_twice'] });
    expect(shipped()).toMatchObject([{ payment: { id: two.id } }]);
  });

  it('nor one that was not there yet when it was looked for', async () => {
    const { acme, fast, hang, free, freed, shipped } = await shops();
    const checking = hang();
    await expect.poll(() => freed.length).toBe(1);
    const { payment: two } = await fast.create();
    acme.say('ref_2', { word: 'completed', received: '100' });
    expect(await fast.checkout.payments.check(two.id)).toMatchObject({ status: 'paid' });
    await free();

    expect(await checking).toMatchObject({ status: 'paid', review: ['order_paid_twice'] });
    expect(shipped()).toMatchObject([{ payment: { id: two.id } }]);
  });
});
