import { describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { memoryStore } from '../stores/memory.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

describe('news that only together with those of another server make a payment paid', () => {
  it('let the payments of the order be looked at under their lease all the same (T20)', async () => {
    const secret = 'a secret that both servers have';
    const store = memoryStore();
    const leases: string[] = [];
    const watched: Store = {
      ...store,
      withLease(key, input, run) {
        leases.push(key);
        return store.withLease(key, input, run);
      },
    };
    const acme = scriptedProvider();
    const slow = testShop({ acme, store: watched, secret });
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
    expect(leases).toEqual([]);
    answer();

    expect(await checking).toMatchObject({ status: 'paid', received: '100' });
    expect(leases).toEqual(['order:1042']);
    expect((await store.get(two.id))?.record.supersededBy).toBe(one.id);
    const shipped = [...slow.events, ...fast.events].filter(({ type }) => type === 'payment.paid');
    expect(shipped).toHaveLength(1);
  });
});
