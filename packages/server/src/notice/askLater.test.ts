import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutOptions } from '../CheckoutOptions.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const LEAST = 40;
const paid = { word: 'completed', received: '100' };
const reads = (calls: readonly string[]) => calls.filter((call) => call.startsWith('read')).length;
/** What began in that time may go on: look until it is there, or `stop` the checkout. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A shop without rounds, whose provider hints and may be asked every 40 ms. */
async function quietShop(options: Partial<CheckoutOptions> = {}, leastMs = LEAST) {
  const acme = scriptedProvider({ hosted: true, noticeTrust: 'hint', pace: { leastMs } });
  const shop = testShop({ acme, now: Date.now, ...options });
  const { payment } = await shop.create();
  shop.acme.say('ref_1', { word: 'waiting' });
  const hint = async () => {
    const response = await shop.notify(payment.id, await acme.notice('ref_1', paid));
    return response.status;
  };
  return { shop, acme, payment, hint };
}

describe('a hint that comes too soon', () => {
  it('is asked after as soon as the provider may be asked again, though nobody else does', async () => {
    const { shop, acme, hint } = await quietShop();
    expect(await hint()).toBe(200);
    const asked = reads(acme.calls);
    acme.say('ref_1', paid);
    expect(await hint()).toBe(200);
    expect(reads(acme.calls)).toBe(asked);
    await pass(LEAST);
    await expect.poll(() => shop.events.at(-1)?.type).toBe('payment.paid');
    expect(reads(acme.calls)).toBe(asked + 1);
  });

  it('three times within a moment costs one question more, and each is 200 (S19)', async () => {
    const { shop, acme, hint } = await quietShop();
    await pass(LEAST + 5);
    let answer = () => {};
    acme.script.read = () => new Promise((resolve) => (answer = resolve));
    const first = hint();
    await expect.poll(() => reads(acme.calls)).toBe(1);
    expect([await hint(), await hint()]).toEqual([200, 200]);
    acme.script.read = null;
    answer();
    expect(await first).toBe(200);
    acme.say('ref_1', paid);
    await pass(LEAST);
    await expect.poll(() => shop.events.at(-1)?.type).toBe('payment.paid');
    await pass(3 * LEAST);
    await shop.checkout.stop();
    expect(reads(acme.calls)).toBe(2);
  });

  it('is not asked after when the answer to another one said that it is paid (S19)', async () => {
    const { shop, acme, hint } = await quietShop();
    acme.say('ref_1', paid);
    await pass(LEAST + 5);
    expect(await Promise.all([hint(), hint(), hint()])).toEqual([200, 200, 200]);
    await pass(3 * LEAST);
    await shop.checkout.stop();
    expect(reads(acme.calls)).toBe(1);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('is not asked after again when somebody else has asked since', async () => {
    const { shop, acme, hint, payment } = await quietShop();
    await hint();
    await pass(2);
    await shop.checkout.payments.check(payment.id);
    const asked = reads(acme.calls);
    await pass(3 * LEAST);
    await shop.checkout.stop();
    expect(reads(acme.calls)).toBe(asked);
  });

  it('is left to the schedule when the checkout is stopped, which waits for nothing', async () => {
    const { shop, acme, hint } = await quietShop({}, 5000);
    await hint();
    acme.say('ref_1', paid);
    // No time passes: it would wait for ever.
    await shop.checkout.stop();
    expect(reads(acme.calls)).toBe(0);
    await pass(5000);
    expect(reads(acme.calls)).toBe(0);
    await shop.checkout.reconcile();
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('keeps a platform alive that would freeze the process after the answer', async () => {
    const kept: Promise<unknown>[] = [];
    const { shop, acme, hint } = await quietShop({ waitUntil: (work) => kept.push(work) });
    await hint();
    acme.say('ref_1', paid);
    await pass(LEAST);
    // What is kept may keep more.
    for (const work of kept) await work;
    expect(shop.events.at(-1)?.type).toBe('payment.paid');
  });

  it('is asked for by a round when the question in between fails', async () => {
    const lines: string[] = [];
    const quiet = () => {};
    const warn = (_: object, text: string) => lines.push(text);
    const log = { debug: quiet, info: quiet, warn, error: quiet };
    const { shop, acme, hint } = await quietShop({ log });
    await hint();
    acme.script.read = async () => {
      throw new Error('down');
    };
    await pass(LEAST);
    await expect.poll(() => lines).toContain('read failed');
    expect(await shop.store.get((await shop.checkout.payments.list())[0]?.id ?? '')).toMatchObject({
      checks: 1,
    });
  });

  it('ten thousand times costs a question per interval, and one wait (T33)', async () => {
    const acme = scriptedProvider({ noticeTrust: 'hint', pace: { leastMs: 250 } });
    const shop = testShop({ acme, now: Date.now });
    const { payment } = await shop.create();
    const notice = await acme.notice('ref_1', paid);
    for (let batch = 0; batch < 20; batch += 1) {
      await Promise.all(Array.from({ length: 500 }, () => shop.notify(payment.id, notice)));
      await pass(50);
    }
    await pass(3 * 250);
    await shop.checkout.stop();
    // A second and three quarters.
    expect(reads(acme.calls)).toBeGreaterThanOrEqual(2);
    expect(reads(acme.calls)).toBeLessThanOrEqual(7);
    const settled = reads(acme.calls);
    await pass(3 * 250);
    await shop.checkout.stop();
    expect(reads(acme.calls)).toBe(settled);
  });
});
