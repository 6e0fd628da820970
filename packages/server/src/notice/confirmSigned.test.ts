import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testShop } from '../testing/testShop.fixture.ts';

const paid = { word: 'completed', received: '100' };

describe('a signed notice whose provider answers slowly', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function slowly() {
    const told: string[] = [];
    const shop = testShop({ onPayment: ({ type }) => void told.push(type) });
    const { payment } = await shop.create();
    shop.acme.say('ref_1', paid);
    let answer = (_failure?: Error) => {};
    shop.acme.script.read = () =>
      new Promise((resolve, reject) => {
        answer = (failure) => (failure ? reject(failure) : resolve());
      });
    const notifying = shop.notify(payment.id, await shop.acme.notice('ref_1', paid));
    await expect.poll(() => shop.acme.calls).toContain('read ref_1');
    await vi.advanceTimersByTimeAsync(3000);
    const status = async () => (await shop.checkout.payments.get(payment.id))?.status;
    return { shop, told, notifying, status, answer: (failure?: Error) => answer(failure) };
  }

  it('is written and answered before its sender gives up (S38)', async () => {
    const { notifying, status, told } = await slowly();
    expect((await notifying).status).toBe(200);
    expect(await status()).toBe('settling');
    expect(told).toEqual(['payment.created', 'payment.settling']);
  });

  it('ships when the answer comes, without anybody asking again', async () => {
    const { shop, notifying, status, told, answer } = await slowly();
    await notifying;
    answer();
    await expect.poll(() => told.at(-1)).toBe('payment.paid');
    expect(await status()).toBe('paid');
    expect(shop.acme.calls.filter((call) => call === 'read ref_1')).toHaveLength(1);
  });

  it('is asked after again on schedule when there is none', async () => {
    const { shop, notifying, told, answer } = await slowly();
    await notifying;
    answer(new Error('down'));
    await vi.advanceTimersByTimeAsync(0);
    shop.acme.script.read = null;
    shop.advance(20_000);
    await shop.checkout.reconcile();
    expect(told.at(-1)).toBe('payment.paid');
  });
});
