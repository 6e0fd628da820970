import { describe, expect, it } from 'vitest';
import { guardStore } from './guardStore.ts';
import type { Store, StoredPayment } from './store.ts';
import { memoryStore } from './stores/memory.ts';
import { bearer, testShop } from './testing/testShop.fixture.ts';

const never = () => new Promise<never>(() => {});

describe('a store that hangs', () => {
  it('is an error after the deadline, whatever it was asked (S38)', async () => {
    const slow = { ...memoryStore(), get: never, seen: never, update: never };
    const store = guardStore(slow, { environment: 'sandbox', deadlineMs: 20 });
    for (const ask of [() => store.get('pay_1'), () => store.seen('key')]) {
      await expect(ask()).rejects.toMatchObject({ code: 'store_unavailable' });
    }
  });

  it('may take its time under a lease, which is as long as its work', async () => {
    const store = guardStore(memoryStore(), { environment: 'sandbox', deadlineMs: 20 });
    const work = () => new Promise((resolve) => setTimeout(() => resolve('done'), 40));
    expect(await store.withLease('key', { ttlMs: 1000, waitMs: 0 }, work)).toBe('done');
  });

  it('does not bring the process down when it fails after the deadline', async () => {
    const failures: unknown[] = [];
    const note = (reason: unknown) => void failures.push(reason);
    process.on('unhandledRejection', note);
    const get = () => new Promise<never>((_, reject) => setTimeout(reject, 40, new Error('late')));
    const late: Store = { ...memoryStore(), get };
    const store = guardStore(late, { environment: 'sandbox', deadlineMs: 20 });
    await expect(store.get('pay_1')).rejects.toMatchObject({ code: 'store_unavailable' });
    await new Promise((resolve) => setTimeout(resolve, 40));
    process.off('unhandledRejection', note);
    expect(failures).toEqual([]);
  });
});

describe('a store with payments of the other environment', () => {
  /** As if the shop had gone live on the database that it was tested with. */
  async function liveOnTestData() {
    const secret = 'the secret of test and live';
    const sandbox = testShop({ secret });
    const made = await sandbox.create();
    const store: Store = { ...sandbox.store, durable: true };
    const live = testShop({ store, secret, environment: 'production', acme: sandbox.acme });
    return { ...made, live };
  }

  it('knows none of them, so that test money buys nothing (T38)', async () => {
    const { payment, clientSecret, live } = await liveOnTestData();
    expect((await live.get(`payments/${payment.id}`, bearer(clientSecret))).status).toBe(404);
    expect((await live.post(`payments/${payment.id}/resume`)).status).toBe(404);
    const paid = { word: 'completed', received: '100' };
    const notice = await live.acme.notice('ref_1', paid);
    const path = new URL(live.acme.callbackUrls.get(payment.id) ?? '').pathname;
    expect((await live.fetch(path, notice)).status).toBe(404);
    live.advance(60_000);
    expect(await live.checkout.reconcile()).toMatchObject({ checked: 0, delivered: 0 });
    expect(live.events).toEqual([]);
  });

  it('refuses an order that one of them is of, and says why (T38)', async () => {
    const lines: string[] = [];
    const { store } = testShop();
    const record = { environment: 'sandbox', orderId: '1042' };
    const existing = async () => ({
      outcome: 'existing' as const,
      payment: { record } as StoredPayment,
    });
    const guarded = guardStore({ ...store, reserve: existing }, { environment: 'production' });
    const reserving = guarded.reserve({} as Parameters<Store['reserve']>[0]);
    await reserving.catch((error: Error) => lines.push(error.message));
    expect(lines.join()).toMatch(/order 1042 .* "sandbox".*database of its own/);
  });
});
